import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { activateSubscription, type Subscription } from '../../domain/newsletter/subscription.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';

/**
 * The newsletter whose box was ticked on a form from before requests were kept one by one: its subscription has waited
 * since, by the consent of that form. Safe to repeat.
 */
export const confirmEarlierOptIn =
  (ports: Pick<Ports, 'clock' | 'random' | 'newsletters' | 'subscriptions'>) =>
  async ({ subscriberId, consents }: Enrollment): Promise<void> => {
    const { clock, subscriptions } = ports;
    const isOfThisForm = ({ consents: asked }: Subscription) =>
      asked.at(-1)?.requestedAt === consents.at(-1)?.requestedAt;
    for (const subscription of await subscriptionsOf(ports)(subscriberId))
      await changeItem(ports, {
        what: 'a subscription',
        load: () => subscriptions.load(subscription),
        save: subscriptions.save,
        decide: (current) => (isOfThisForm(current) ? activateSubscription(current, clock.now()) : undefined),
      });
  };
