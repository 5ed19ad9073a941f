import type { Consent } from '../domain/consent.ts';
import type { Instant } from '../domain/instant.ts';
import type { ListId } from '../domain/newsletter.ts';
import type { TimeZone } from '../domain/site.ts';
import type { SubscriberId } from '../domain/subscriber.ts';
import { askByConsent, confirmJoining, leaveList, type Subscription } from '../domain/subscription.ts';
import type { Clock, Newsletters, Subscriptions } from './ports.ts';
import { subscriptionsOf } from './subscriptions-of.ts';

type Choice = {
  subscriberId: SubscriberId;
  listId: ListId;
  wanted: boolean;
  zone: TimeZone;
  /** What the form said, course and newsletter together. */
  consent: Consent;
};

/**
 * Writes down whether somebody who signs up for a course ticked the newsletter's box. What was ticked last
 * counts, until the course's confirmation confirms it; who is a member already stays one.
 */
export const chooseNewsletter =
  (ports: { subscriptions: Subscriptions }) =>
  async (choice: Choice, now: Instant): Promise<void> => {
    const { subscriptions } = ports;
    const known = await subscriptions.load(choice);
    const { subscriberId, listId, zone, consent } = choice;
    const next = choice.wanted
      ? askByConsent(known, { subscriberId, listId, zone }, consent)
      : withdrawing(known, now);
    if (next && (await subscriptions.save(next)) === 'stale') return chooseNewsletter(ports)(choice, now);
  };

const withdrawing = (known: Subscription | undefined, now: Instant): Subscription | undefined =>
  known?.standing.status === 'pending' ? leaveList(known, 'unsubscribed', now) : undefined;

/** The button of the confirmation mail stands for the newsletter too, where its box was ticked. Safe to repeat. */
export const confirmNewsletters =
  (ports: { clock: Clock; newsletters: Newsletters; subscriptions: Subscriptions }) =>
  async (subscriberId: SubscriberId): Promise<void> => {
    for (const subscription of await subscriptionsOf(ports)(subscriberId)) {
      const now = ports.clock.now();
      const joined = confirmJoining(subscription, now);
      if (joined && (await ports.subscriptions.save(joined)) === 'stale')
        return confirmNewsletters(ports)(subscriberId);
    }
  };
