import type { SubscriberId } from '../domain/subscriber.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Newsletters, Subscriptions } from './ports.ts';

/** What a subscriber is on of the published lists, or was. */
export const subscriptionsOf =
  ({ newsletters, subscriptions }: { newsletters: Newsletters; subscriptions: Subscriptions }) =>
  async (subscriberId: SubscriberId): Promise<Subscription[]> => {
    const lists = await newsletters.lists();
    const found = await Promise.all(
      lists.map(({ list }) => subscriptions.load({ subscriberId, listId: list.id })),
    );
    return found.filter((subscription) => subscription !== undefined);
  };
