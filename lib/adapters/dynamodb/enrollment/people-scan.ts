import * as z from 'zod';
import { scanCursor } from '../../../domain/reports/books-round.ts';
import { subscriberSchema } from '../../../domain/subscriber/subscriber.ts';
import type { PeopleScan, PersonOnRecord } from '../../../pipeline/ports/subscribers.ts';
import { beginningOf, type Item, itemKindOf, itemsSchema, type Key, keys } from '../keys.ts';
import { parseItems } from '../parse-item.ts';
import type { Table } from '../table.ts';
import { tableDefinition } from '../table-definition.ts';
import { createStoredEnrollments } from './stored-enrollment.ts';

/** What a cursor holds: after the item of this key. */
const positionSchema = z.object({ pk: z.string(), sk: z.string() });

const subscriber = beginningOf('subscriber');
const isSubscriber = (item: Key): boolean => itemKindOf(item) === 'subscriber';

/** Before every item of a partition. */
const beginningOfPartition = ({ pk }: Key): Key => ({ pk, sk: ' ' });

const pageOf = async ({ calls, name }: Table, from: Key | undefined, most: number | undefined) => {
  const { items, last } = await calls.scan({
    TableName: name,
    FilterExpression: 'begins_with(#pk, :subscriber) AND (#sk = :record OR begins_with(#sk, :course))',
    ExpressionAttributeNames: { '#pk': tableDefinition.partitionKey, '#sk': tableDefinition.sortKey },
    ExpressionAttributeValues: {
      ':subscriber': subscriber.pk,
      ':record': subscriber.sk,
      ':course': beginningOf('enrollment').sk,
    },
    ...(most === undefined ? {} : { Limit: most }),
    ExclusiveStartKey: from,
  });
  return { items: itemsSchema.parse(items), last: positionSchema.optional().parse(last) };
};

/**
 * Everybody by one reading of the table, in which all items of one person stand together, the record itself behind the courses:
 * whoever a page breaks off in the middle of begins the next.
 */
export const createPeopleScan = (table: Table): PeopleScan => {
  const stored = createStoredEnrollments(table);

  const whole = async (items: readonly Item[]): Promise<{ found: PersonOnRecord[]; unreadable: number }> => {
    const enrollments = await stored.parseAll(items.filter((item) => !isSubscriber(item)));
    const coursesOf = Map.groupBy(enrollments.found, ({ subscriberId }) => keys.subscriber(subscriberId).pk);
    const partsOf = Map.groupBy(items, ({ pk }) => pk);
    const records = items.filter(isSubscriber);
    const readable = records.filter(
      ({ pk }) => (coursesOf.get(pk)?.length ?? 0) + 1 === partsOf.get(pk)?.length,
    );
    const { found } = parseItems(subscriberSchema, readable);
    return {
      found: found.map((person) => ({
        subscriber: person,
        enrollments: coursesOf.get(keys.subscriber(person.id).pk) ?? [],
      })),
      unreadable: records.length - found.length,
    };
  };

  return {
    page: async (from, most) => {
      const { items, last } = await pageOf(table, positionSchema.optional().parse(from), most);
      if (!last) return whole(items);
      const isCut = last.pk.startsWith(subscriber.pk) && !isSubscriber(last);
      const page = await whole(isCut ? items.filter(({ pk }) => pk !== last.pk) : items);
      return { ...page, next: scanCursor.parse(isCut ? beginningOfPartition(last) : last) };
    },
    after: async (id) => scanCursor.parse(keys.subscriber(id)),
  };
};
