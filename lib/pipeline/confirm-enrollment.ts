import { confirm } from '../domain/enrollment.ts';
import type { Deliver } from './deliver.ts';
import type { Clock, EnrollmentRef, Enrollments, Subscribers, Telemetry } from './ports.ts';

export type ConfirmOutcome = 'activated' | 'already-active' | 'no-longer-valid';

/**
 * Activates what a confirmation link stands for and sends the first lesson at once. Clicking again, in
 * another tab or a year later, is fine and sends nothing.
 */
export const confirmEnrollment =
  (ports: {
    clock: Clock;
    subscribers: Subscribers;
    enrollments: Enrollments;
    telemetry: Telemetry;
    deliver: Deliver;
  }) =>
  async (ref: EnrollmentRef, episode: number): Promise<ConfirmOutcome> => {
    const { clock, subscribers, enrollments, telemetry, deliver } = ports;
    const enrollment = await enrollments.load(ref);
    const subscriber = await subscribers.load(ref.subscriberId);
    if (!enrollment || !subscriber) return 'no-longer-valid';

    const now = clock.now();
    const confirmation = confirm(enrollment, episode, now);
    if (confirmation.outcome !== 'activated') return confirmation.outcome;

    await subscribers.save({ ...subscriber, consent: { ...subscriber.consent, confirmedAt: now } });
    if ((await enrollments.save(confirmation.enrollment)) === 'stale')
      return confirmEnrollment(ports)(ref, episode);
    telemetry.count('confirmed');
    await deliver(ref);
    return 'activated';
  };
