import { type Subscription, subscriptionSchema } from '../../domain/newsletter/subscription.ts';
import { forgottenAt } from '../../domain/subscriber/consent.ts';
import type { Written } from '../../pipeline/count/count-writes.ts';
import type { Subscriptions } from '../../pipeline/ports/subscriptions.ts';
import { expiry } from './expiry.ts';
import { keyRanges, keys } from './keys.ts';
import { afterMember, memberPosition, nextMember } from './member-position.ts';
import { parseItem, parseItems } from './parse-item.ts';
import type { Table } from './table.ts';

const pageSize = 200;

/** Who is on which list: a list's people in shards that can be paged through, and each found directly by id. */
export const createSubscriptions = (table: Table, written?: Written<Subscription>): Subscriptions => {
  const subscriptions: Subscriptions = {
    load: async (ref) => {
      const item = await table.get(keys.subscription(ref));
      return item && parseItem(subscriptionSchema, item);
    },
    glance: async (ref) => {
      const item = await table.get(keys.subscription(ref), 'eventually');
      return item && parseItem(subscriptionSchema, item);
    },
    save: (subscription) =>
      table.putVersion(
        {
          ...subscription,
          ...keys.subscription(subscription),
          ...expiry(forgottenAt(subscription.consents)),
        },
        subscription.version,
        written && ((before) => written(subscription, () => before && parseItem(subscriptionSchema, before))),
      ),
    remove: (ref) =>
      table.remove(
        keys.subscription(ref),
        written && ((before) => written(undefined, () => before && parseItem(subscriptionSchema, before))),
      ),
    page: async (list, from) => {
      const { shard, after } = memberPosition(from);
      const items = await table.pageAfter(keyRanges.subscriptions(list, shard), after, pageSize);
      const next = nextMember(items, pageSize, shard);
      // Most shards of a short list are empty, and a fan-out writes down how far it is after each page.
      if (items.length === 0 && next !== undefined) return subscriptions.page(list, next);
      return { ...parseItems(subscriptionSchema, items), ...(next !== undefined && { next }) };
    },
    after: async ({ subscriberId }) => afterMember(subscriberId),
  };
  return subscriptions;
};
