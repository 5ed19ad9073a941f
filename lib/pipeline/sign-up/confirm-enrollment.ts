import { confirm } from '../../domain/enrollment/confirm.ts';
import type { EnrollmentRef, Ports, SendSoon } from '../ports.ts';
import { confirmNewsletters } from './newsletter-choice.ts';

export type ConfirmOutcome = 'activated' | 'already-active' | 'no-longer-valid';

/**
 * Activates what a confirmation link stands for and sends the first lesson at once. Clicking again, in
 * another tab or a year later, is fine and sends nothing.
 */
export const confirmEnrollment =
  (
    ports: Pick<
      Ports,
      'clock' | 'subscribers' | 'enrollments' | 'newsletters' | 'subscriptions' | 'suppressions' | 'telemetry'
    > & {
      deliver: SendSoon;
    },
  ) =>
  async (ref: EnrollmentRef, episode: number): Promise<ConfirmOutcome> => {
    const { clock, subscribers, enrollments, suppressions, telemetry, deliver } = ports;
    const enrollment = await enrollments.load(ref);
    const subscriber = await subscribers.load(ref.subscriberId);
    if (!enrollment || !subscriber) return 'no-longer-valid';

    const now = clock.now();
    const confirmation = confirm(enrollment, episode, now);
    if (confirmation.kind !== 'activated') return confirmation.kind;

    const { consent } = subscriber;
    const confirmed = { ...subscriber, consent: { ...consent, confirmedAt: now } };
    if (!consent.confirmedAt && (await subscribers.save(confirmed)) === 'stale')
      return confirmEnrollment(ports)(ref, episode);
    await suppressions.readmit(subscriber.addressHash, confirmation.askedAt);
    // Before the course: after a crash in between the button is pressed again, and still activates both.
    await confirmNewsletters(ports)(subscriber.id);
    if ((await enrollments.save(confirmation.enrollment)) === 'stale')
      return confirmEnrollment(ports)(ref, episode);
    telemetry.count('confirmed');
    await deliver(ref);
    return 'activated';
  };
