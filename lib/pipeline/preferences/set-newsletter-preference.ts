import { withNotedChanges } from '../../domain/membership/noted-changes.ts';
import { admissionOf } from '../../domain/membership/published.ts';
import { activateSubscription, requestSubscription } from '../../domain/newsletter/subscription.ts';
import { withLeft } from '../../domain/subscriber/standing.ts';
import type { SubscriptionRef } from '../ports/subscriptions.ts';
import type { Ports } from '../ports.ts';
import { catchUpWithIssues } from '../send/catch-up-with-issues.ts';
import { untilSaved } from '../until-saved.ts';

export type NewsletterPreferenceOutcome = 'joined' | 'left' | 'nothing-to-do';

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'courses'
  | 'newsletters'
  | 'subscribers'
  | 'subscriptions'
  | 'suppressions'
  | 'enrollments'
  | 'issueRecords'
  | 'issueDeliveries'
  | 'consentTexts'
  | 'telemetry'
>;

type Request = { join: true; consentText: string } | { join: false };

/**
 * Puts a subscriber on a newsletter that takes somebody new, or takes them off it, whatever has become of it. The signed
 * link has shown that the address is theirs, so that joining needs no further mail; the words they agreed to are
 * archived.
 */
export const setNewsletterPreference =
  (ports: Needs) =>
  (ref: SubscriptionRef, request: Request): Promise<NewsletterPreferenceOutcome> =>
    untilSaved(ports, 'a subscription', () =>
      request.join ? joinOnce(ports, ref, request.consentText) : leaveOnce(ports, ref),
    );

/** One attempt, like the next; `stale` where somebody else has written the subscription meanwhile. */
const leaveOnce = async (
  { clock, subscriptions, telemetry }: Needs,
  ref: SubscriptionRef,
): Promise<NewsletterPreferenceOutcome | 'stale'> => {
  const known = await subscriptions.load(ref);
  const left = known && withLeft(known, 'unsubscribed', clock.now(), 'own-page');
  if (!left) return 'nothing-to-do';
  if ((await subscriptions.save(left)) === 'stale') return 'stale';
  telemetry.count('newsletterLeft');
  return 'left';
};

const joinOnce = async (
  ports: Needs,
  { subscriberId, listId }: SubscriptionRef,
  consentText: string,
): Promise<NewsletterPreferenceOutcome | 'stale'> => {
  const { clock, newsletters, subscribers, subscriptions, suppressions, consentTexts, telemetry } = ports;
  const [list, subscriber] = await Promise.all([newsletters.list(listId), subscribers.load(subscriberId)]);
  if (!list || admissionOf(list) !== 'open' || !subscriber?.consent.confirmedAt) return 'nothing-to-do';
  // No mail would reach them: they are asked by mail, or move to another address, first.
  if (await suppressions.find(subscriber.addressHash)) return 'nothing-to-do';

  const now = clock.now();
  const who = { subscriberId, listId };
  const known = await subscriptions.load(who);
  const asked = requestSubscription(
    known,
    { ...who, zone: subscriber.zone },
    { textHash: await consentTexts.archive(consentText), requestedAt: now, mechanism: 'own page' },
  );
  const active = asked && activateSubscription(asked, now);
  const member = active && withNotedChanges(known, active, now);
  if (!member) {
    if (known) await catchUpWithIssues(ports)(known);
    return 'nothing-to-do';
  }
  if ((await subscriptions.save(member)) === 'stale') return 'stale';
  if (!(await subscribers.load(subscriberId))) {
    await subscriptions.remove(who);
    return 'nothing-to-do';
  }
  await catchUpWithIssues(ports)(member);
  telemetry.count('newsletterJoined');
  return 'joined';
};
