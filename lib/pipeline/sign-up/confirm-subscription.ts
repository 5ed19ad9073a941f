import { withoutRequest } from '../../domain/newsletter/list-request.ts';
import type { SubscriptionRef } from '../ports/subscriptions.ts';
import type { Ports } from '../ports.ts';
import { catchUpWithIssues } from '../send/catch-up-with-issues.ts';
import { untilSaved } from '../until-saved.ts';
import { confirmPerson } from './confirm-person.ts';
import { joinNewsletter } from './join-newsletter.ts';
import { type WeighedForList, weighListConfirmation } from './weigh-list-confirmation.ts';

export type ConfirmSubscriptionOutcome = 'joined' | Exclude<WeighedForList['kind'], 'possible'>;

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'courses'
  | 'subscribers'
  | 'enrollments'
  | 'newsletters'
  | 'subscriptions'
  | 'listRequests'
  | 'issueRecords'
  | 'issueDeliveries'
  | 'suppressions'
  | 'telemetry'
>;

/**
 * Puts whoever follows a list's confirmation link on that list, by that one request and nothing else. Clicking again, in
 * another tab or a year later, is fine.
 */
export const confirmSubscription =
  (ports: Needs) =>
  async (ref: SubscriptionRef, number: number): Promise<ConfirmSubscriptionOutcome> => {
    const outcome = await untilSaved(ports, 'a sign-up that is confirmed', () =>
      confirmOnce(ports, ref, number),
    );
    const subscription = outcome === 'no-longer-valid' ? undefined : await ports.subscriptions.load(ref);
    // Once more when it is pressed again, after a crash.
    if (subscription) await catchUpWithIssues(ports)(subscription);
    return outcome;
  };

/** One attempt; `stale` where somebody else has written meanwhile. */
const confirmOnce = async (
  ports: Needs,
  ref: SubscriptionRef,
  number: number,
): Promise<ConfirmSubscriptionOutcome | 'stale'> => {
  const { subscribers, subscriptions, listRequests, telemetry } = ports;
  const weighed = await weighListConfirmation(ports)(ref, number);
  if (weighed.kind !== 'possible') return weighed.kind;

  const { subscriber, request, asked } = weighed;
  const { consent, askedAt } = request;
  if ((await confirmPerson(ports)({ ...weighed, consent, askedAt })) === 'stale') return 'stale';
  const joined = await joinNewsletter(ports)(subscriber.id, { ...request, newsletter: ref.listId });
  if (!joined) return 'stale';
  // Who was erased meanwhile has joined nothing.
  if (!(await subscribers.load(subscriber.id))) {
    await subscriptions.remove(ref);
    return 'no-longer-valid';
  }
  // Last: after a crash before it, pressing again finds them on the list, and does what is left.
  await listRequests.save(withoutRequest(asked, number));
  telemetry.count('confirmed');
  return 'joined';
};
