import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import DataLoader from 'dataloader';
import { type Item, itemSchema, itemsSchema, type Key } from './keys.ts';

/** As many keys as BatchGetItem takes. */
const largestBatch = 100;

/**
 * Reads of single items, of which those that are asked for in the same turn of the event loop travel in one
 * call: the busier a process is, the fewer calls it makes an item. Nothing is remembered, so that a strongly
 * consistent read shows every write that was acknowledged before it was asked for.
 */
export const createBatchedReads = (
  client: DynamoDBDocumentClient,
  table: string,
  ConsistentRead: boolean,
) => {
  const one = async (key: Key): Promise<Item | undefined> => {
    const { Item: item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead }));
    return item && itemSchema.parse(item);
  };

  const many = async (keys: readonly Key[]): Promise<(Item | undefined)[]> => {
    const wanted = new Map(keys.map((key) => [nameOf(key), key]));
    const [only] = wanted.values();
    if (only && wanted.size === 1) return Array(keys.length).fill(await one(only));

    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: [...wanted.values()], ConsistentRead } } }),
    );
    const found = new Map(itemsSchema.parse(Responses?.[table] ?? []).map((item) => [nameOf(item), item]));
    // Left over when the table is throttled: asked for one by one, the SDK waits between its attempts.
    for (const key of UnprocessedKeys?.[table]?.Keys ?? []) {
      const item = await one(itemSchema.parse(key));
      if (item) found.set(nameOf(item), item);
    }
    return keys.map((key) => found.get(nameOf(key)));
  };

  return new DataLoader<Key, Item | undefined>(many, {
    cache: false,
    maxBatchSize: largestBatch,
    batchScheduleFn: (send) => setImmediate(send),
  });
};

const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;
