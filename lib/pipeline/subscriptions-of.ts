import type { Subscription } from '../domain/newsletter/subscription.ts';
import type { SubscriberId } from '../domain/subscriber/subscriber.ts';
import type { Ports } from './ports.ts';

/** What a subscriber is on of the published lists, or was. */
export const subscriptionsOf =
  ({ newsletters, subscriptions }: Pick<Ports, 'newsletters' | 'subscriptions'>) =>
  async (subscriberId: SubscriberId): Promise<Subscription[]> => {
    const lists = await newsletters.lists();
    const found = await Promise.all(
      lists.map(({ list }) => subscriptions.load({ subscriberId, listId: list.id })),
    );
    return found.filter((subscription) => subscription !== undefined);
  };
