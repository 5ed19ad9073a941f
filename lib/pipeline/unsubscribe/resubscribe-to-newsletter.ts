import { isMember, resubscribeToList } from '../../domain/newsletter/subscription.ts';
import type { Ports, SubscriptionRef } from '../ports.ts';

/** Undoes leaving a list. Bounces, complaints and suppressed addresses can not be undone. */
export const resubscribeToNewsletter =
  (ports: Pick<Ports, 'clock' | 'subscribers' | 'subscriptions' | 'suppressions'>) =>
  async (ref: SubscriptionRef): Promise<'back' | 'not-possible'> => {
    const { clock, subscribers, subscriptions, suppressions } = ports;
    const [subscription, subscriber] = await Promise.all([
      subscriptions.load(ref),
      subscribers.load(ref.subscriberId),
    ]);
    if (isMember(subscription)) return 'back';
    if (!subscription || !subscriber || (await suppressions.find(subscriber.addressHash)))
      return 'not-possible';
    const back = resubscribeToList(subscription, clock.now());
    if (!back) return 'not-possible';
    return (await subscriptions.save(back)) === 'stale' ? resubscribeToNewsletter(ports)(ref) : 'back';
  };
