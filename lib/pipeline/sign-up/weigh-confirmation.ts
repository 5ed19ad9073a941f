import type { SignUpSettings } from '../../domain/content/site.ts';
import {
  type Activation,
  activateEnrollment,
  type ConfirmationLink,
} from '../../domain/enrollment/activate-enrollment.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { Subscriber } from '../../domain/subscriber/subscriber.ts';
import { givesWayTo, type Suppression } from '../../domain/subscriber/suppression.ts';
import type { EnrollmentRef } from '../ports/enrollments.ts';
import type { Ports } from '../ports.ts';

export type Weighed =
  | (Extract<Activation, { kind: 'activated' }> & {
      before: Enrollment;
      subscriber: Subscriber;
      /** What stands against the address, and gives way to this. */
      suppression: Suppression | undefined;
      signUp: SignUpSettings;
    })
  | Extract<Activation, { kind: 'list-to-join' }>
  | { kind: 'already-active' }
  | { kind: 'no-longer-valid' };

/** What pressing the button behind a confirmation link would do now. Changes nothing. */
export const weighConfirmation =
  ({
    clock,
    courses,
    subscribers,
    enrollments,
    suppressions,
  }: Pick<Ports, 'clock' | 'courses' | 'subscribers' | 'enrollments' | 'suppressions'>) =>
  async (ref: EnrollmentRef, link: ConfirmationLink): Promise<Weighed> => {
    const [before, subscriber, published] = await Promise.all([
      enrollments.load(ref),
      subscribers.load(ref.subscriberId),
      courses.current(ref.courseId),
    ]);
    if (!before || !subscriber || !published) return { kind: 'no-longer-valid' };
    const activation = activateEnrollment(before, link, outlineOf(published), clock.now());
    if (activation.kind !== 'activated') return activation;
    const { signUp } = published.site;
    const suppression = await suppressions.find(subscriber.addressHash);
    return suppression && !givesWayTo(suppression, activation.askedAt, signUp)
      ? { kind: 'no-longer-valid' }
      : { ...activation, before, subscriber, suppression, signUp };
  };
