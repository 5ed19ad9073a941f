import { readFileSync } from 'node:fs';
import { type Item, itemsSchema } from '../../../lib/adapters/dynamodb/keys.ts';
import type { Table } from '../../../lib/adapters/dynamodb/table.ts';

/**
 * One item and more of every kind, to the letter as the adapters of the first edition stored them, before versions
 * were written: Ada awaits the mail to a new address, Bea's worker has died, an issue is being fanned out.
 */
export const version1Items: readonly Item[] = itemsSchema.parse(
  JSON.parse(readFileSync(new URL('./version-1-items.json', import.meta.url), 'utf8')),
);

/** Stores an item as it is, without a version of today's. */
export const putAsItIs = async ({ calls, name }: Table, item: Item): Promise<void> => {
  await calls.put({ TableName: name, Item: item });
};
