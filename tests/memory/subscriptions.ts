import * as z from 'zod';
import { memberCursor } from '../../lib/domain/newsletter/issue-record.ts';
import type { Subscription } from '../../lib/domain/newsletter/subscription.ts';
import type { SubscriptionRef, Subscriptions } from '../../lib/pipeline/ports/subscriptions.ts';
import type { Watch } from './enrollments.ts';
import { createItems } from './items.ts';
import type { Keep } from './keep.ts';

const keyOf = ({ listId, subscriberId }: SubscriptionRef): string => `${listId} ${subscriberId}`;

/** Who is on which list; `pageSize` is how many members the fan-out reads at once. */
export const createMemorySubscriptions = (
  keep: Keep,
  pageSize = 100,
  watch: Watch<Subscription> = () => undefined,
) => {
  const items = createItems<Subscription>(keep);

  const subscriptions: Subscriptions = {
    load: async (ref) => items.load(keyOf(ref)),
    glance: async (ref) => items.glance(keyOf(ref)),
    save: async (subscription) => {
      const key = keyOf(subscription);
      const before = items.stored.get(key);
      const saved = items.save(key, subscription);
      if (saved === 'saved') watch(subscription, before);
      return saved;
    },
    remove: async (ref) => items.remove(keyOf(ref)),
    page: async (list, from) => {
      const after = z.string().default('').parse(from);
      const isInPage = new Set(
        [...items.stored.values()]
          .filter(({ listId, subscriberId }) => listId === list && subscriberId > after)
          .sort((a, b) => (a.subscriberId < b.subscriberId ? -1 : 1))
          .slice(0, pageSize),
      );
      const last = [...isInPage].at(-1)?.subscriberId;
      const page = items.pick((item) => isInPage.has(item));
      return isInPage.size === pageSize && last ? { ...page, next: memberCursor.parse(last) } : page;
    },
    after: async ({ subscriberId }) => memberCursor.parse(subscriberId),
  };
  return {
    subscriptions,
    members: items.stored,
    spoilSubscription: (ref: SubscriptionRef) => items.spoil(keyOf(ref)),
  };
};
