import { type Instant, instantSchema } from '../../domain/time/instant.ts';
import type { Due, DueQueue } from '../../pipeline/ports/due-queue.ts';
import { duePartition, type Item, nameOf } from './keys.ts';
import { queryPages, type Table } from './table.ts';
import { tableDefinition } from './table-definition.ts';

const refsOf = (item: Item): Due | [] => {
  const named = nameOf(item);
  switch (named.kind) {
    case 'addressChange':
    case 'enrollment':
    case 'listRequest':
    case 'issueDelivery':
    case 'issueRecord':
      return named.ref;
    case 'subscription':
    case 'contentFile':
    case 'healthHour':
    case 'dayCount':
    case 'other':
      return [];
  }
};

/** The due index: whatever item has something due stands in it, by shard and time. */
export const createDueQueue = (table: Table, shards: number): DueQueue => {
  const query = (shard: number, until?: Instant) => ({
    TableName: table.name,
    IndexName: tableDefinition.dueIndex.name,
    KeyConditionExpression: until ? '#shard = :shard AND #due <= :until' : '#shard = :shard',
    ExpressionAttributeNames: {
      '#shard': tableDefinition.dueIndex.partitionKey,
      ...(until ? { '#due': tableDefinition.dueIndex.sortKey } : {}),
    },
    ExpressionAttributeValues: { ':shard': duePartition(shard), ...(until ? { ':until': until } : {}) },
  });

  return {
    shards,
    due: async function* (shard, now) {
      for await (const page of queryPages(table.calls, { ...query(shard, now), Limit: 1_000 }))
        yield page.flatMap(refsOf);
    },
    nextDueAt: async () => {
      const firsts = await Promise.all(
        Array.from({ length: shards }, async (_, shard) => {
          const { items } = await table.calls.query({ ...query(shard), Limit: 1 });
          return items.map((item) => instantSchema.parse(item.dueAt));
        }),
      );
      return firsts.flat().sort()[0];
    },
  };
};
