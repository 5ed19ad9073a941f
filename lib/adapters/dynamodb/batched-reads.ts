import DataLoader from 'dataloader';
import type { DocumentCalls } from '../aws/document-calls.ts';
import { type Item, itemSchema, itemsSchema, type Key, keyName } from './keys.ts';

/** As many keys as BatchGetItem takes. */
const largestBatch = 100;

/**
 * Reads of single items, of which those that are asked for in the same turn of the event loop travel in one
 * call: the busier a process is, the fewer calls it makes an item. Nothing is remembered, so that a strongly
 * consistent read shows every write that was acknowledged before it was asked for.
 */
export const createBatchedReads = (
  calls: Pick<DocumentCalls, 'get' | 'batchGet'>,
  table: string,
  ConsistentRead: boolean,
) => {
  const one = async (key: Key): Promise<Item | undefined> => {
    const item = await calls.get({ TableName: table, Key: key, ConsistentRead });
    return item && itemSchema.parse(item);
  };

  const many = async (keys: readonly Key[]): Promise<(Item | undefined)[]> => {
    const wanted = new Map(keys.map((key) => [keyName(key), key]));
    const [only] = wanted.values();
    if (only && wanted.size === 1) return Array(keys.length).fill(await one(only));

    const { found: items, left } = await calls.batchGet(table, {
      Keys: [...wanted.values()],
      ConsistentRead,
    });
    const found = new Map(itemsSchema.parse(items).map((item) => [keyName(item), item]));
    // Left over when the table is throttled: asked for one by one, the SDK waits between its attempts.
    for (const key of left) {
      const item = await one(itemSchema.parse(key));
      if (item) found.set(keyName(item), item);
    }
    return keys.map((key) => found.get(keyName(key)));
  };

  return new DataLoader<Key, Item | undefined>(many, {
    cache: false,
    maxBatchSize: largestBatch,
    batchScheduleFn: (send) => setImmediate(send),
  });
};
