import { issueId } from '../../domain/content/issue.ts';
import { listId } from '../../domain/content/newsletter.ts';
import type { IssueDeliveryRef } from '../../domain/delivery/delivery-tag.ts';
import { issueDeliverySchema } from '../../domain/newsletter/issue-delivery.ts';
import { memberShards } from '../../domain/newsletter/issue-record.ts';
import { subscriberId } from '../../domain/subscriber/subscriber.ts';
import type { IssueDeliveries, IssueRef } from '../../pipeline/ports.ts';
import { dueShard, shardOf } from './due-shard.ts';
import type { Key } from './keys.ts';
import { parseItems } from './parse-items.ts';
import { parseItem, type Table } from './table.ts';

const prefix = 'SUB#';
const partitionOf = ({ listId: list, issueId: issue }: IssueRef, shard: number) =>
  `ISSUE#${list}#${issue}#${shard}`;
const keyOf = (ref: IssueDeliveryRef) => ({
  pk: partitionOf(ref, shardOf(ref.subscriberId, memberShards)),
  sk: `${prefix}${ref.subscriberId}`,
});

/** The delivery that a key names; undefined for another kind of key. */
export const issueDeliveryRefOf = ({ pk, sk }: Key): IssueDeliveryRef | undefined => {
  const [kind, list, issue] = pk.split('#');
  return kind === 'ISSUE'
    ? {
        subscriberId: subscriberId.parse(sk.slice(prefix.length)),
        listId: listId.parse(list),
        issueId: issueId.parse(issue),
      }
    : undefined;
};

/** Deliveries of issues, one item each, with the attributes of the due index while something is due. */
export const createIssueDeliveries = (table: Table, shards: number): IssueDeliveries => ({
  load: async (ref) => {
    const item = await table.get(keyOf(ref));
    return item && parseItem(issueDeliverySchema, item, keyOf(ref));
  },
  save: (delivery) =>
    table.putVersion(
      { ...delivery, ...keyOf(delivery), ...dueShard(delivery.dueAt, delivery.subscriberId, shards) },
      delivery.version,
    ),
  remove: (ref) => table.remove(keyOf(ref)),
  of: async function* (issue) {
    for (let shard = 0; shard < memberShards; shard += 1)
      for await (const items of table.pages(partitionOf(issue, shard), prefix))
        yield parseItems(issueDeliverySchema, items);
  },
});
