import type { ListId } from '../../domain/content/newsletter.ts';
import { memberShards } from '../../domain/newsletter/issue-record.ts';
import { subscriptionSchema } from '../../domain/newsletter/subscription.ts';
import { forgottenAt } from '../../domain/subscriber/consent.ts';
import { subscriberId } from '../../domain/subscriber/subscriber.ts';
import type { SubscriptionRef, Subscriptions } from '../../pipeline/ports.ts';
import { shardOf } from './due-shard.ts';
import { expiringAt } from './expiry.ts';
import { parseItems } from './parse-items.ts';
import { parseItem, type Table } from './table.ts';

const prefix = 'SUB#';
const partitionOf = (list: ListId, shard: number) => `LIST#${list}#${shard}`;
const keyOf = ({ subscriberId, listId }: SubscriptionRef) => ({
  pk: partitionOf(listId, shardOf(subscriberId, memberShards)),
  sk: `${prefix}${subscriberId}`,
});
const pageSize = 200;

/** Who is on which list: a list's people in shards that can be paged through, and each found directly by id. */
export const createSubscriptions = (table: Table): Subscriptions => ({
  load: async (ref) => {
    const item = await table.get(keyOf(ref));
    return item && parseItem(subscriptionSchema, item, keyOf(ref));
  },
  save: (subscription) =>
    table.putVersion(
      { ...subscription, ...keyOf(subscription), ...expiringAt(forgottenAt(subscription.consents)) },
      subscription.version,
    ),
  remove: (ref) => table.remove(keyOf(ref)),
  page: async (list, { shard, after }) => {
    const start = after && `${prefix}${after}`;
    const items = await table.pageAfter(partitionOf(list, shard), prefix, start, pageSize);
    const page = parseItems(subscriptionSchema, items);
    const last = subscriberId.safeParse(String(items.at(-1)?.sk).slice(prefix.length));
    if (items.length === pageSize && last.success) return { ...page, next: { shard, after: last.data } };
    return shard + 1 < memberShards ? { ...page, next: { shard: shard + 1 } } : page;
  },
});
