import type { Subscription } from '../../lib/domain/newsletter/subscription.ts';
import type { SubscriptionRef, Subscriptions } from '../../lib/pipeline/ports.ts';
import { createItems } from './items.ts';

const keyOf = ({ listId, subscriberId }: SubscriptionRef): string => `${listId} ${subscriberId}`;

/** Who is on which list, all in one shard; `pageSize` is how many members the fan-out reads at once. */
export const createMemorySubscriptions = (pageSize = 100) => {
  const items = createItems<Subscription>();

  const subscriptions: Subscriptions = {
    load: async (ref) => items.load(keyOf(ref)),
    save: async (subscription) => items.save(keyOf(subscription), subscription),
    remove: async (ref) => items.remove(keyOf(ref)),
    page: async (list, { after = '' }) => {
      const isInPage = new Set(
        [...items.stored.values()]
          .filter(({ listId, subscriberId }) => listId === list && subscriberId > after)
          .sort((a, b) => (a.subscriberId < b.subscriberId ? -1 : 1))
          .slice(0, pageSize),
      );
      const last = [...isInPage].at(-1)?.subscriberId;
      const page = items.pick((item) => isInPage.has(item));
      return isInPage.size === pageSize && last ? { ...page, next: { shard: 0, after: last } } : page;
    },
  };
  return {
    subscriptions,
    members: items.stored,
    spoilSubscription: (ref: SubscriptionRef) => items.spoil(keyOf(ref)),
  };
};
