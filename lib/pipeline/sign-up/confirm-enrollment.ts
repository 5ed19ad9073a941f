import { activateEnrollment } from '../../domain/enrollment/activate-enrollment.ts';
import type { EnrollmentRef, Ports, SendSoon } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';
import { confirmSubscriptions } from './confirm-subscriptions.ts';

export type ConfirmEnrollmentOutcome = 'activated' | 'already-active' | 'no-longer-valid';

/**
 * Activates what a confirmation link stands for and sends the first lesson at once. Clicking again, in
 * another tab or a year later, is fine and sends nothing.
 */
export const confirmEnrollment =
  (
    ports: Pick<
      Ports,
      | 'clock'
      | 'random'
      | 'subscribers'
      | 'enrollments'
      | 'newsletters'
      | 'subscriptions'
      | 'suppressions'
      | 'telemetry'
    > & {
      deliver: SendSoon;
    },
  ) =>
  (ref: EnrollmentRef, episode: number): Promise<ConfirmEnrollmentOutcome> =>
    untilSaved(ports, 'an enrollment that is confirmed', async () => {
      const { clock, subscribers, enrollments, suppressions, telemetry, deliver } = ports;
      const enrollment = await enrollments.load(ref);
      const subscriber = await subscribers.load(ref.subscriberId);
      if (!enrollment || !subscriber) return 'no-longer-valid';

      const now = clock.now();
      const activation = activateEnrollment(enrollment, episode, now);
      if (activation.kind !== 'activated') return activation.kind;

      const { consent } = subscriber;
      const confirmed = { ...subscriber, consent: { ...consent, confirmedAt: now } };
      if (!consent.confirmedAt && (await subscribers.save(confirmed)) === 'stale') return 'stale';
      await suppressions.readmit(subscriber.addressHash, activation.askedAt);
      // Before the course: after a crash in between the button is pressed again, and still activates both.
      await confirmSubscriptions(ports)(subscriber.id);
      if ((await enrollments.save(activation.enrollment)) === 'stale') return 'stale';
      telemetry.count('confirmed');
      await deliver(ref);
      return 'activated';
    });
