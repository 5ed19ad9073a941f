import { createStoredEnrollments } from '../../adapters/dynamodb/enrollment/stored-enrollment.ts';
import { beginningOf, itemKindOf, itemsSchema } from '../../adapters/dynamodb/keys.ts';
import { parseItems } from '../../adapters/dynamodb/parse-item.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { tableDefinition } from '../../adapters/dynamodb/table-definition.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { type Subscriber, subscriberSchema } from '../../domain/subscriber/subscriber.ts';
import { type Instant, instantSchema } from '../../domain/time/instant.ts';
import { scanPages } from './scan-pages.ts';

/** Everything the due index holds, earliest first; a scan, which only a laptop's table is small enough for. */
export const dueTimesIn = async ({ calls, name }: Table): Promise<Instant[]> => {
  const found: Instant[] = [];
  const { dueIndex } = tableDefinition;
  for await (const items of scanPages(calls, { TableName: name, IndexName: dueIndex.name }))
    found.push(...items.map((item) => instantSchema.parse(item[dueIndex.sortKey])));
  return found.sort();
};

export type SubscriberStanding = { subscriber: Subscriber; enrollments: Enrollment[] };

/** Every subscriber with their enrollments, the newest subscriber first. */
export const subscribersIn = async (table: Table): Promise<SubscriberStanding[]> => {
  const { calls, name } = table;
  const stored = createStoredEnrollments(table);
  const subscribers: Subscriber[] = [];
  const enrollments: Enrollment[] = [];
  const people = {
    TableName: name,
    FilterExpression: 'begins_with(#pk, :subscriber)',
    ExpressionAttributeNames: { '#pk': tableDefinition.partitionKey },
    ExpressionAttributeValues: { ':subscriber': beginningOf('subscriber').pk },
  };
  for await (const page of scanPages(calls, people)) {
    const items = Map.groupBy(itemsSchema.parse(page), itemKindOf);
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
