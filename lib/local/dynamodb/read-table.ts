import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { createStoredEnrollments } from '../../adapters/dynamodb/enrollment/stored-enrollment.ts';
import { beginningOf, itemKindOf, itemsSchema } from '../../adapters/dynamodb/keys.ts';
import { parseItems } from '../../adapters/dynamodb/parse-item.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { tableDefinition } from '../../adapters/dynamodb/table-definition.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { type Subscriber, subscriberSchema } from '../../domain/subscriber/subscriber.ts';
import { type Instant, instantSchema } from '../../domain/time/instant.ts';

/** Everything the due index holds, earliest first; a scan, which only a laptop's table is small enough for. */
export const dueTimesIn = async ({ client, name }: Table): Promise<Instant[]> => {
  const found: Instant[] = [];
  const { dueIndex } = tableDefinition;
  for await (const page of paginateScan({ client }, { TableName: name, IndexName: dueIndex.name }))
    found.push(...(page.Items ?? []).map((item) => instantSchema.parse(item[dueIndex.sortKey])));
  return found.sort();
};

export type SubscriberStanding = { subscriber: Subscriber; enrollments: Enrollment[] };

/** Every subscriber with their enrollments, the newest subscriber first. */
export const subscribersIn = async (table: Table): Promise<SubscriberStanding[]> => {
  const { client, name } = table;
  const stored = createStoredEnrollments(table);
  const subscribers: Subscriber[] = [];
  const enrollments: Enrollment[] = [];
  const people = {
    TableName: name,
    FilterExpression: 'begins_with(#pk, :subscriber)',
    ExpressionAttributeNames: { '#pk': tableDefinition.partitionKey },
    ExpressionAttributeValues: { ':subscriber': beginningOf('subscriber').pk },
  };
  for await (const page of paginateScan({ client }, people)) {
    const items = Map.groupBy(itemsSchema.parse(page.Items ?? []), itemKindOf);
    subscribers.push(...parseItems(subscriberSchema, items.get('subscriber') ?? []).found);
    enrollments.push(...(await stored.parseAll(items.get('enrollment') ?? [])).found);
  }
  return subscribers
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .map((subscriber) => ({
      subscriber,
      enrollments: enrollments.filter(({ subscriberId }) => subscriberId === subscriber.id),
    }));
};
