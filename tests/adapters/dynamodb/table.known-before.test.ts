import { describe, expect, it } from 'vitest';
import { createEnrollments } from '../../../lib/adapters/dynamodb/enrollment/enrollments.ts';
import { createIssueDeliveries } from '../../../lib/adapters/dynamodb/issue-deliveries.ts';
import type { Table } from '../../../lib/adapters/dynamodb/table.ts';
import type { Enrollment } from '../../../lib/domain/enrollment/enrollment.ts';
import type { IssueDelivery } from '../../../lib/domain/newsletter/issue-delivery.ts';
import { deliveryOf, enrollmentOf } from '../../contracts/examples.ts';
import { embeddedDynamoDb } from '../../worlds/embedded-dynamodb.ts';

type Versioned = { version: number };
type Writes<Item> = {
  load(item: Item): Promise<Item | undefined>;
  save(item: Item, replaces?: Item): Promise<unknown>;
};

/** A table that says of each write whether it asked for what was there before. */
const watchedTable = async (isWatched: boolean) => {
  const table = await (await embeddedDynamoDb()).newTable();
  const asked: boolean[] = [];
  const watched: Table = {
    ...table,
    isWatched,
    putVersion: (item, version, replaced) => {
      asked.push(replaced !== undefined);
      return table.putVersion(item, version, replaced);
    },
  };
  return { table: watched, asked };
};

/** Saves an item three times, and tells what each write is said to have replaced, and whether the table was asked for it. */
const savedThrice = async <Item extends Versioned>(
  create: (
    table: Table,
    written: (after: Item | undefined, before: () => Item | undefined) => void,
  ) => Writes<Item>,
  first: Item,
  isWatched = false,
) => {
  const { table, asked } = await watchedTable(isWatched);
  const replaced: (Item | undefined)[] = [];
  const { load, save } = create(table, (_, before) => replaced.push(before()));
  await save(first);
  const stored = await load(first);
  if (!stored) throw new Error('It was saved.');
  await save(stored, stored);
  // Not what it is written over.
  await save({ ...stored, version: 2 }, stored);
  return { asked, replaced, wrote: [undefined, stored, { ...stored, version: 2 }] };
};

const kinds: [string, (isWatched?: boolean) => ReturnType<typeof savedThrice>][] = [
  [
    'an enrollment',
    (isWatched) =>
      savedThrice<Enrollment>(
        (table, written) => createEnrollments(table, 4, written),
        enrollmentOf(1),
        isWatched,
      ),
  ],
  [
    'a copy of an issue',
    (isWatched) =>
      savedThrice<IssueDelivery>(
        (table, written) => createIssueDeliveries(table, 4, written),
        deliveryOf(1),
        isWatched,
      ),
  ],
];

describe.each(kinds)('what a write of %s has replaced', (_, saveThrice) => {
  it('is what whoever writes has read, if it is of the version that is written over, and else what the table says', async () => {
    const { asked, replaced, wrote } = await saveThrice();
    expect(replaced).toEqual(wrote);
    expect(asked).toEqual([true, false, true]);
  });

  it('is asked for each time where others are told of it as the table had it', async () => {
    const { asked, replaced, wrote } = await saveThrice(true);
    expect(replaced).toEqual(wrote);
    expect(asked).toEqual([true, true, true]);
  });
});
