import {
  copyForgottenAt,
  type IssueDelivery,
  issueDeliverySchema,
} from '../../domain/newsletter/issue-delivery.ts';
import type { Written } from '../../pipeline/count/count-writes.ts';
import type { IssueDeliveries } from '../../pipeline/ports/issues.ts';
import { expiry } from './expiry.ts';
import { dueIndexKey, keyRanges, keys, memberShards } from './keys.ts';
import { memberPosition, nextMember } from './member-position.ts';
import { parseItem, parseItems } from './parse-item.ts';
import { knownBefore, type Table } from './table.ts';

const pageSize = 1000;

/** Deliveries of issues, one item each, with the attributes of the due index while something is due. */
export const createIssueDeliveries = (
  table: Table,
  shards: number,
  written?: Written<IssueDelivery>,
): IssueDeliveries => ({
  load: async (ref) => {
    const item = await table.get(keys.issueDelivery(ref));
    return item && parseItem(issueDeliverySchema, item);
  },
  glance: async (ref) => {
    const item = await table.get(keys.issueDelivery(ref), 'eventually');
    return item && parseItem(issueDeliverySchema, item);
  },
  save: async (delivery, replaces) => {
    const known = knownBefore(table, delivery, replaces);
    const saved = await table.putVersion(
      {
        ...delivery,
        ...keys.issueDelivery(delivery),
        ...dueIndexKey(delivery.dueAt, delivery.subscriberId, shards),
        ...expiry(copyForgottenAt(delivery)),
      },
      delivery.version,
      known
        ? undefined
        : written && ((before) => written(delivery, () => before && parseItem(issueDeliverySchema, before))),
    );
    if (saved === 'saved' && known) written?.(delivery, () => known);
    return saved;
  },
  remove: (ref) => table.remove(keys.issueDelivery(ref)),
  of: async function* (issue) {
    for (let shard = 0; shard < memberShards; shard += 1)
      for await (const items of table.pages(keyRanges.issueDeliveries(issue, shard)))
        yield parseItems(issueDeliverySchema, items);
  },
  page: async (issue, from) => {
    const { shard, after } = memberPosition(from);
    const items = await table.pageAfter(keyRanges.issueDeliveries(issue, shard), after, pageSize);
    const next = nextMember(items, pageSize, shard);
    return { ...parseItems(issueDeliverySchema, items), ...(next !== undefined && { next }) };
  },
});
