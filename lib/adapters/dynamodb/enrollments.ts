import { createHash } from 'node:crypto';
import { paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { courseId } from '../../domain/course.ts';
import { enrollmentSchema } from '../../domain/enrollment.ts';
import { type Instant, instantSchema } from '../../domain/instant.ts';
import { type SubscriberId, subscriberId } from '../../domain/subscriber.ts';
import type { EnrollmentRef, Enrollments } from '../../pipeline/ports.ts';
import { tableDefinition } from '../table-definition.ts';
import { type Item, parseItem, type Table } from './table.ts';

const prefix = 'COURSE#';
const keyOf = (ref: EnrollmentRef) => ({ pk: `SUB#${ref.subscriberId}`, sk: `${prefix}${ref.courseId}` });

const refOf = (item: Item): EnrollmentRef => ({
  subscriberId: subscriberId.parse(String(item.pk).slice('SUB#'.length)),
  courseId: courseId.parse(String(item.sk).slice(prefix.length)),
});

/** Derived from the id alone, so that it needs no look-up and spreads a wave of sign-ups. */
const shardOf = (id: SubscriberId, shards: number): number =>
  createHash('sha256').update(id).digest().readUInt32BE(0) % shards;

const shardKey = (shard: number): string => `DUE#${shard}`;

/** Enrollments, one item each, with the attributes of the due index exactly while something is due. */
export const enrollmentsIn = (table: Table, shards: number): Enrollments => {
  const dueQuery = (shard: number, until?: Instant) => ({
    TableName: table.name,
    IndexName: tableDefinition.dueIndex.name,
    KeyConditionExpression: until ? '#shard = :shard AND #due <= :until' : '#shard = :shard',
    ExpressionAttributeNames: {
      '#shard': tableDefinition.dueIndex.partitionKey,
      ...(until ? { '#due': tableDefinition.dueIndex.sortKey } : {}),
    },
    ExpressionAttributeValues: { ':shard': shardKey(shard), ...(until ? { ':until': until } : {}) },
  });

  return {
    shards,
    load: async (ref) => {
      const item = await table.get(keyOf(ref));
      return item && parseItem(enrollmentSchema, item, keyOf(ref));
    },
    of: async (id) => {
      const found = [];
      for await (const page of table.pages(`SUB#${id}`, prefix))
        found.push(...page.map((item) => parseItem(enrollmentSchema, item, keyOf(refOf(item)))));
      return found;
    },
    save: (enrollment) => {
      const due = enrollment.dueAt ? { dueShard: shardKey(shardOf(enrollment.subscriberId, shards)) } : {};
      return table.putVersion({ ...enrollment, ...keyOf(enrollment), ...due }, enrollment.version);
    },
    due: async function* (shard, now) {
      for await (const page of paginateQuery({ client: table.client, pageSize: 200 }, dueQuery(shard, now)))
        yield (page.Items ?? []).map(refOf);
    },
    nextDueAt: async () => {
      const firsts = await Promise.all(
        Array.from({ length: shards }, async (_, shard) => {
          const { Items } = await table.client.send(new QueryCommand({ ...dueQuery(shard), Limit: 1 }));
          return Items?.map((item) => instantSchema.parse(item.dueAt)) ?? [];
        }),
      );
      return firsts.flat().sort()[0];
    },
  };
};
