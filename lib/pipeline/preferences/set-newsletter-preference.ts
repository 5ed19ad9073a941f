import { letsIn } from '../../domain/newsletter/published-issue.ts';
import { activateSubscription, requestSubscription } from '../../domain/newsletter/subscription.ts';
import { withLeft } from '../../domain/subscriber/standing.ts';
import type { EnrollmentRef, Ports } from '../ports.ts';
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
 * Puts a subscriber on the site's newsletter or takes them off it. The signed link has shown that the address is
 * theirs, so that joining needs no further mail; the words they agreed to are archived.
 */
export const setNewsletterPreference =
  (ports: Needs) =>
  (ref: EnrollmentRef, request: Request): Promise<NewsletterPreferenceOutcome> =>
    untilSaved(ports, 'a subscription', () => setOnce(ports, ref, request));

/** One attempt; `stale` where somebody else has written the subscription meanwhile. */
const setOnce = async (
  ports: Needs,
  ref: EnrollmentRef,
  request: Request,
): Promise<NewsletterPreferenceOutcome | 'stale'> => {
  const { clock, courses, newsletters, subscribers, subscriptions, suppressions, consentTexts, telemetry } =
    ports;
  const [published, subscriber] = await Promise.all([
    courses.current(ref.courseId),
    subscribers.load(ref.subscriberId),
  ]);
  const listId = published?.site.newsletter;
  const list = listId && (await newsletters.list(listId));
  if (!list || !subscriber?.consent.confirmedAt || (request.join && !letsIn(list))) return 'nothing-to-do';

  // No mail would reach them: they are asked by mail, or move to another address, first.
  if (request.join && (await suppressions.find(subscriber.addressHash))) return 'nothing-to-do';

  const now = clock.now();
  const who = { subscriberId: subscriber.id, listId };
  const known = await subscriptions.load(who);
  if (!request.join) {
    const left = known && withLeft(known, 'unsubscribed', now);
    if (!left) return 'nothing-to-do';
    if ((await subscriptions.save(left)) === 'stale') return 'stale';
    telemetry.count('newsletterLeft');
    return 'left';
  }
  const asked = requestSubscription(
    known,
    { ...who, zone: subscriber.zone },
    {
      textHash: await consentTexts.archive(request.consentText),
      requestedAt: now,
      mechanism: 'own page',
    },
  );
  const member = asked && activateSubscription(asked, now);
  if (!member) {
    if (known) await catchUpWithIssues(ports)(known);
    return 'nothing-to-do';
  }
  if ((await subscriptions.save(member)) === 'stale') return 'stale';
  if (!(await subscribers.load(subscriber.id))) {
    await subscriptions.remove(who);
    return 'nothing-to-do';
  }
  await catchUpWithIssues(ports)(member);
  telemetry.count('newsletterJoined');
  return 'joined';
};
