import { addressChangeSchema } from '../../domain/delivery/address-change.ts';
import { earlierAddressChange } from '../../domain/enrollment/address-change.ts';
import type { EnrollmentRef } from '../ports/enrollments.ts';
import type { Ports } from '../ports.ts';

/**
 * What the link of an earlier version stands for: a request that was put into an enrollment, before address changes were a
 * person's. It becomes theirs, under the number that its link has. Where the person has asked for another since, it is void.
 * Whoever writes the person's own first is right; safe to repeat.
 */
export const adoptEarlierAddressChange =
  ({ clock, addressChanges, enrollments }: Pick<Ports, 'clock' | 'addressChanges' | 'enrollments'>) =>
  async (ref: EnrollmentRef, request: number): Promise<void> => {
    const { subscriberId, courseId } = ref;
    if (await addressChanges.load(subscriberId)) return;
    const enrollment = await enrollments.load(ref);
    const earlier = enrollment && earlierAddressChange(enrollment, request, clock.now());
    if (!earlier) return;
    const { at, to, from } = earlier;
    const standing = from ? { status: 'agreed', at, to, from } : { status: 'asked', at, to };
    await addressChanges.save(
      addressChangeSchema.parse({ subscriberId, version: 0, request, courseId, standing, mails: [] }),
    );
  };
