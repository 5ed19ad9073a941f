import * as z from 'zod';
import { memberCursor } from '../../domain/newsletter/issue-record.ts';
import { type Subscription, subscriptionSchema } from '../../domain/newsletter/subscription.ts';
import { forgottenAt } from '../../domain/subscriber/consent.ts';
import { subscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Written } from '../../pipeline/count/count-writes.ts';
import type { Subscriptions } from '../../pipeline/ports.ts';
import { expiry } from './expiry.ts';
import { keyRanges, keys, memberShards, nameOf } from './keys.ts';
import { parseItem, parseItems } from './parse-item.ts';
import type { Table } from './table.ts';

const pageSize = 200;

/** What a cursor holds: in this shard of the members, after this one. */
const positionSchema = z.object({ shard: z.int().nonnegative(), after: subscriberId.optional() });

const cursorAt = (position: z.input<typeof positionSchema>) => memberCursor.parse(position);

/** Who is on which list: a list's people in shards that can be paged through, and each found directly by id. */
export const createSubscriptions = (table: Table, written?: Written<Subscription>): Subscriptions => ({
  load: async (ref) => {
    const item = await table.get(keys.subscription(ref));
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
  remove: (ref) => table.remove(keys.subscription(ref)),
  page: async (list, from = cursorAt({ shard: 0 })) => {
    const { shard, after } = positionSchema.parse(from);
    const items = await table.pageAfter(keyRanges.subscriptions(list, shard), after, pageSize);
    const page = parseItems(subscriptionSchema, items);
    const last = items.length === pageSize ? items.at(-1) : undefined;
    const named = last && nameOf(last);
    if (named?.kind === 'subscription')
      return { ...page, next: cursorAt({ shard, after: named.ref.subscriberId }) };
    return shard + 1 < memberShards ? { ...page, next: cursorAt({ shard: shard + 1 }) } : page;
  },
});
