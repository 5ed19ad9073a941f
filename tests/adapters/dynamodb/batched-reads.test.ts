import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { createBatchedReads } from '../../../lib/adapters/dynamodb/batched-reads.ts';
import type { Item, Key } from '../../../lib/adapters/dynamodb/keys.ts';

type Input = { Key?: Key; RequestItems?: { t: { Keys: Key[]; ConsistentRead: boolean } } };

const key = (n: number): Key => ({ pk: `P#${n}`, sk: 'S' });

/** A client on items in memory; it answers batches in the wrong order, and leaves `unprocessed` keys over. */
const memoryClient = (items: Item[], unprocessed: Key[] = []) => {
  const calls: Input[] = [];
  const find = ({ pk, sk }: Key) => items.find((item) => item.pk === pk && item.sk === sk);
  const isLeftOver = ({ pk }: Key) => unprocessed.some((left) => left.pk === pk);
  const send = async ({ input }: { input: Input }) => {
    calls.push(input);
    if (input.Key) return { Item: find(input.Key) };
    const keys = input.RequestItems?.t.Keys ?? [];
    const answered = keys.filter((each) => !isLeftOver(each));
    return {
      Responses: { t: answered.flatMap((each) => find(each) ?? []).toReversed() },
      UnprocessedKeys: answered.length < keys.length ? { t: { Keys: keys.filter(isLeftOver) } } : {},
    };
  };
  // The one method that reads call.
  return { client: { send } as unknown as DynamoDBDocumentClient, calls };
};

const items = Array.from({ length: 250 }, (_, n) => ({ ...key(n), n }));

describe('reads of single items', () => {
  it('travel together when they are asked for together, and each gets its own item', async () => {
    const { client, calls } = memoryClient(items);
    const reads = createBatchedReads(client, 't', true);
    const found = await Promise.all([3, 999, 1, 3].map((n) => reads.load(key(n))));
    expect(found).toEqual([items[3], undefined, items[1], items[3]]);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.RequestItems?.t).toEqual({ Keys: [key(3), key(999), key(1)], ConsistentRead: true });
  });

  it('go in batches that DynamoDB takes', async () => {
    const { client, calls } = memoryClient(items);
    const reads = createBatchedReads(client, 't', true);
    expect(await Promise.all(items.map((item) => reads.load(item)))).toEqual(items);
    expect(calls.map(({ RequestItems }) => RequestItems?.t.Keys.length)).toEqual([100, 100, 50]);
  });

  it('ask again for what a throttled table left over', async () => {
    const { client } = memoryClient(items, [key(1), key(2)]);
    const reads = createBatchedReads(client, 't', true);
    expect(await Promise.all([0, 1, 2].map((n) => reads.load(key(n))))).toEqual(items.slice(0, 3));
  });

  it('remember nothing: the next read shows what was written since', async () => {
    const stored: Item[] = [{ ...key(1), n: 'before' }];
    const { client, calls } = memoryClient(stored);
    const reads = createBatchedReads(client, 't', true);
    await reads.load(key(1));
    stored[0] = { ...key(1), n: 'after' };
    expect(await reads.load(key(1))).toMatchObject({ n: 'after' });
    expect(calls).toHaveLength(2);
  });
});
