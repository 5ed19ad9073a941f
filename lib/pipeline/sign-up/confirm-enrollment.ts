import type { ListId } from '../../domain/content/newsletter.ts';
import type { ConfirmationLink } from '../../domain/enrollment/activate-enrollment.ts';
import type { EnrollmentRef } from '../ports/enrollments.ts';
import type { SendSoon } from '../ports/sign-up.ts';
import type { Ports } from '../ports.ts';
import { catchUpWithIssues } from '../send/catch-up-with-issues.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';
import { untilSaved } from '../until-saved.ts';
import { confirmEarlierOptIn } from './confirm-earlier-opt-in.ts';
import { confirmPerson } from './confirm-person.ts';
import { joinNewsletter } from './join-newsletter.ts';
import { weighConfirmation } from './weigh-confirmation.ts';

export type ConfirmEnrollmentOutcome =
  /** With the list that was confirmed as well. */
  | { kind: 'activated'; newsletter: ListId | undefined }
  /** They were in the course; now they are on the list, too. */
  | { kind: 'list-joined'; newsletter: ListId }
  | { kind: 'already-active' }
  | { kind: 'no-longer-valid' };

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'courses'
  | 'subscribers'
  | 'enrollments'
  | 'newsletters'
  | 'subscriptions'
  | 'issueRecords'
  | 'issueDeliveries'
  | 'suppressions'
  | 'telemetry'
> & { deliver: SendSoon };

/**
 * Activates what a confirmation link stands for, that one request and nothing else, and sends the first lesson at once.
 * Clicking again, in another tab or a year later, is fine and sends nothing.
 */
export const confirmEnrollment =
  (ports: Needs) =>
  async (ref: EnrollmentRef, link: ConfirmationLink): Promise<ConfirmEnrollmentOutcome> => {
    const outcome = await untilSaved(ports, 'an enrollment that is confirmed', () =>
      confirmOnce(ports, ref, link),
    );
    // After the course is active, since an issue may be for those who are in it; and once more when it is pressed again.
    if (outcome.kind !== 'no-longer-valid')
      for (const subscription of await subscriptionsOf(ports)(ref.subscriberId))
        await catchUpWithIssues(ports)(subscription);
    return outcome;
  };

/** One attempt; `stale` where somebody else has written meanwhile. */
const confirmOnce = async (
  ports: Needs,
  ref: EnrollmentRef,
  link: ConfirmationLink,
): Promise<ConfirmEnrollmentOutcome | 'stale'> => {
  const { enrollments, telemetry, deliver } = ports;
  const weighed = await weighConfirmation(ports)(ref, link);
  if (weighed.kind === 'list-to-join') {
    const joined = await joinNewsletter(ports)(ref.subscriberId, weighed.request);
    if ((await enrollments.save(weighed.enrollment)) === 'stale') return 'stale';
    return joined ? { kind: 'list-joined', newsletter: joined } : { kind: 'already-active' };
  }
  if (weighed.kind !== 'activated') return weighed;

  const { subscriber, request, enrollment } = weighed;
  const consent = request?.consent ?? weighed.before.consents.at(-1);
  if ((await confirmPerson(ports)({ ...weighed, consent })) === 'stale') return 'stale';
  // Before the course: after a crash in between the button is pressed again, and still activates both.
  const newsletter = request && (await joinNewsletter(ports)(subscriber.id, request));
  if (!request) await confirmEarlierOptIn(ports)(weighed.before);
  if ((await enrollments.save(enrollment)) === 'stale') return 'stale';
  telemetry.count('confirmed');
  await deliver(ref);
  return { kind: 'activated', newsletter };
};
