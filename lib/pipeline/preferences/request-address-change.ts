import { startAddressChange } from '../../domain/enrollment/address-change.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { requestId } from '../../domain/sign-up/request-id.ts';
import { capsForAddressChange } from '../../domain/sign-up/sign-up-caps.ts';
import type { EmailAddress } from '../../domain/subscriber/email-address.ts';
import { changeItem } from '../change-item.ts';
import { findMailbox } from '../find-mailbox.ts';
import type { EnrollmentRef, Ports } from '../ports.ts';
import { withinCaps } from '../sign-up/within-caps.ts';

/**
 * `accepted` says nothing about the address: whether it is free, taken, capped or must not be mailed. Only of another
 * spelling of their own mailbox is the caller told that it is capped: `not-today`.
 */
export type RequestAddressChangeOutcome = 'accepted' | 'same-address' | 'not-today' | 'not-possible';

/**
 * Asks at a new address whether mail may come there; nothing changes before it agrees. The mail comes under
 * caps, and goes out with the next sweep, so that the answer takes as long in every case.
 */
export const requestAddressChange =
  (
    ports: Pick<
      Ports,
      | 'clock'
      | 'random'
      | 'courses'
      | 'caps'
      | 'hashes'
      | 'subscribers'
      | 'suppressions'
      | 'enrollments'
      | 'telemetry'
    >,
  ) =>
  async (
    ref: EnrollmentRef,
    { address, network }: { address: EmailAddress; network?: string | undefined },
  ): Promise<RequestAddressChangeOutcome> => {
    const { clock, courses, subscribers, enrollments, telemetry } = ports;
    const [subscriber, enrollment, published] = await Promise.all([
      subscribers.load(ref.subscriberId),
      enrollments.load(ref),
      courses.current(ref.courseId),
    ]);
    if (!subscriber || !enrollment || !published) return 'not-possible';
    if (subscriber.address === address) return 'same-address';

    const now = clock.now();
    const to = { address, addressHash: await findMailbox(ports)(address) };
    const started = (current: Enrollment) => startAddressChange(asPublished(current, published), to, now);
    const number = started(enrollment)?.addressChange?.request;
    if (number === undefined) return 'not-possible';
    // Pressed again after a crash, or twice at once, it is this same request, and leads to one mail.
    const request = requestId.parse(
      `address-change ${ref.subscriberId} ${ref.courseId} ${number} ${to.addressHash} ${network ?? ''}`,
    );
    const isOnRecord = ({ addressChange }: Enrollment) =>
      addressChange?.request === number && addressChange.to.addressHash === to.addressHash;
    const caps = capsForAddressChange({ address, network }, published.site.signUp, now);
    const outcome = await withinCaps(ports)(caps, request, () =>
      changeItem(ports, {
        what: 'an enrollment',
        load: () => enrollments.load(ref),
        save: enrollments.save,
        decide: (current) => (isOnRecord(current) ? undefined : started(current)),
      }),
    );
    if (outcome !== 'capped') telemetry.count('addressChangesRequested');
    return outcome === 'capped' && to.addressHash === subscriber.addressHash ? 'not-today' : 'accepted';
  };
