import type { ListId } from '../../domain/content/newsletter.ts';
import { requestSubscription, type Subscription } from '../../domain/newsletter/subscription.ts';
import type { Consent } from '../../domain/subscriber/consent.ts';
import { withLeft } from '../../domain/subscriber/standing.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import type { Ports } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';

type OptIn = {
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
export const recordNewsletterOptIn =
  (ports: Pick<Ports, 'clock' | 'random' | 'subscriptions'>) =>
  async ({ subscriberId, listId, zone, wanted, consent }: OptIn, now: Instant): Promise<void> => {
    const { subscriptions } = ports;
    const who = { subscriberId, listId, zone };
    await untilSaved(ports, 'a subscription', async () => {
      const known = await subscriptions.load(who);
      const next = wanted ? requestSubscription(known, who, consent) : withoutRequest(known, now);
      return next ? subscriptions.save(next) : 'saved';
    });
  };

const withoutRequest = (known: Subscription | undefined, now: Instant): Subscription | undefined =>
  known?.standing.status === 'pending' ? withLeft(known, 'unsubscribed', now) : undefined;
