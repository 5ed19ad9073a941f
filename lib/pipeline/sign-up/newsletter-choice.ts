import type { ListId } from '../../domain/content/newsletter.ts';
import {
  askByConsent,
  confirmJoining,
  type Subscription,
  unsubscribeFromList,
} from '../../domain/newsletter/subscription.ts';
import type { Consent } from '../../domain/subscriber/consent.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import type { Ports } from '../ports.ts';
import { subscriptionsOf } from '../unsubscribe/subscriptions-of.ts';

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
  (ports: Pick<Ports, 'subscriptions'>) =>
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
  known?.standing.status === 'pending' ? unsubscribeFromList(known, 'unsubscribed', now) : undefined;

/** The button of the confirmation mail stands for the newsletter too, where its box was ticked. Safe to repeat. */
export const confirmNewsletters =
  (ports: Pick<Ports, 'clock' | 'newsletters' | 'subscriptions'>) =>
  async (subscriberId: SubscriberId): Promise<void> => {
    for (const subscription of await subscriptionsOf(ports)(subscriberId)) {
      const now = ports.clock.now();
      const joined = confirmJoining(subscription, now);
      if (joined && (await ports.subscriptions.save(joined)) === 'stale')
        return confirmNewsletters(ports)(subscriberId);
    }
  };
