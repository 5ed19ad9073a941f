import * as z from 'zod';
import { type MemberCursor, memberCursor } from '../../domain/newsletter/issue-record.ts';
import { type SubscriberId, subscriberId } from '../../domain/subscriber/subscriber.ts';
import { type Item, memberShardOf, memberShards, nameOf } from './keys.ts';

/** What a cursor holds: in this shard of the members, after this one. */
const positionSchema = z.object({ shard: z.int().nonnegative(), after: subscriberId.optional() });

/** Where a page of members, or of what they get, begins; without a cursor, at the first. */
export const memberPosition = (from: MemberCursor | undefined): z.infer<typeof positionSchema> =>
  from === undefined ? { shard: 0 } : positionSchema.parse(from);

const cursorAt = (position: z.input<typeof positionSchema>) => memberCursor.parse(position);

/** The cursor after one member. */
export const afterMember = (id: SubscriberId): MemberCursor =>
  cursorAt({ shard: memberShardOf(id), after: id });

/** The cursor after a page of at most so many items; undefined after the last one. */
export const nextMember = (
  items: readonly Item[],
  pageSize: number,
  shard: number,
): MemberCursor | undefined => {
  const last = items.length === pageSize ? items.at(-1) : undefined;
  const named = last && nameOf(last);
  if (named?.kind === 'subscription' || named?.kind === 'issueDelivery')
    return cursorAt({ shard, after: named.ref.subscriberId });
  return shard + 1 < memberShards ? cursorAt({ shard: shard + 1 }) : undefined;
};
