import { isMember, rejoinList } from '../domain/subscription.ts';
import type { Clock, Subscribers, SubscriptionRef, Subscriptions, Suppressions } from './ports.ts';

/** Undoes leaving a list. Bounces, complaints and suppressed addresses can not be undone. */
export const rejoinNewsletter =
  (ports: {
    clock: Clock;
    subscribers: Subscribers;
    subscriptions: Subscriptions;
    suppressions: Suppressions;
  }) =>
  async (ref: SubscriptionRef): Promise<'back' | 'not-possible'> => {
    const { clock, subscribers, subscriptions, suppressions } = ports;
    const [subscription, subscriber] = await Promise.all([
      subscriptions.load(ref),
      subscribers.load(ref.subscriberId),
    ]);
    if (isMember(subscription)) return 'back';
    if (!subscription || !subscriber || (await suppressions.find(subscriber.addressHash)))
      return 'not-possible';
    const back = rejoinList(subscription, clock.now());
    if (!back) return 'not-possible';
    return (await subscriptions.save(back)) === 'stale' ? rejoinNewsletter(ports)(ref) : 'back';
  };
