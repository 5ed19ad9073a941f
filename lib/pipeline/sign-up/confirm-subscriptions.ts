import { activateSubscription } from '../../domain/newsletter/subscription.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';

/** The button of the confirmation mail stands for the newsletter too, where its box was ticked. Safe to repeat. */
export const confirmSubscriptions =
  (ports: Pick<Ports, 'clock' | 'random' | 'newsletters' | 'subscriptions'>) =>
  async (subscriberId: SubscriberId): Promise<void> => {
    const { clock, subscriptions } = ports;
    for (const subscription of await subscriptionsOf(ports)(subscriberId))
      await changeItem(ports, {
        what: 'a subscription',
        load: () => subscriptions.load(subscription),
        save: subscriptions.save,
        decide: (current) => activateSubscription(current, clock.now()),
      });
  };
