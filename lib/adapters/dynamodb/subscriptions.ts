import { subscriptionSchema } from '../../domain/newsletter/subscription.ts';
import { forgottenAt } from '../../domain/subscriber/consent.ts';
import type { Subscriptions } from '../../pipeline/ports.ts';
import { expiringAt } from './expiry.ts';
import { keyRanges, keys, memberShards, nameOf } from './keys.ts';
import { parseItems } from './parse-items.ts';
import { parseItem, type Table } from './table.ts';

const pageSize = 200;

/** Who is on which list: a list's people in shards that can be paged through, and each found directly by id. */
export const createSubscriptions = (table: Table): Subscriptions => ({
  load: async (ref) => {
    const item = await table.get(keys.subscription(ref));
    return item && parseItem(subscriptionSchema, item);
  },
  save: (subscription) =>
    table.putVersion(
      {
        ...subscription,
        ...keys.subscription(subscription),
        ...expiringAt(forgottenAt(subscription.consents)),
      },
      subscription.version,
    ),
  remove: (ref) => table.remove(keys.subscription(ref)),
  page: async (list, { shard, after }) => {
    const start = after && keys.subscription({ listId: list, subscriberId: after });
    const items = await table.pageAfter(keyRanges.subscriptions(list, shard), start, pageSize);
    const page = parseItems(subscriptionSchema, items);
    const last = items.length === pageSize ? items.at(-1) : undefined;
    const named = last && nameOf(last);
    if (named?.kind === 'subscription') return { ...page, next: { shard, after: named.ref.subscriberId } };
    return shard + 1 < memberShards ? { ...page, next: { shard: shard + 1 } } : page;
  },
});
