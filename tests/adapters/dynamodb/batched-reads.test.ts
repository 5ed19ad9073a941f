import { json } from 'node:stream/consumers';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createBatchedReads } from '../../../lib/adapters/dynamodb/batched-reads.ts';
import { type Item, itemSchema, type Key } from '../../../lib/adapters/dynamodb/keys.ts';
import { webServer } from '../../worlds/web-server.ts';
import { documentCallsOf } from '../aws/calls-of.ts';

const wireItem = z
  .custom<Record<string, AttributeValue>>((item) => typeof item === 'object')
  .transform((item) => itemSchema.parse(unmarshall(item)));
const inputSchema = z.object({
  Key: wireItem.optional(),
  RequestItems: z
    .object({ t: z.object({ Keys: z.array(wireItem), ConsistentRead: z.boolean() }) })
    .optional(),
});
type Input = z.infer<typeof inputSchema>;

const key = (n: number): Key => ({ pk: `P#${n}`, sk: 'S' });

/** A DynamoDB on items in memory; it answers batches in the wrong order, and leaves `unprocessed` keys over. */
const memoryClient = async (items: Item[], unprocessed: Key[] = []) => {
  const calls: Input[] = [];
  const find = ({ pk, sk }: Key) => items.find((item) => item.pk === pk && item.sk === sk);
  const isLeftOver = ({ pk }: Key) => unprocessed.some((left) => left.pk === pk);
  const answerTo = ({ Key, RequestItems }: Input) => {
    const found = Key && find(Key);
    if (Key) return found ? { Item: marshall(found) } : {};
    const keys = RequestItems?.t.Keys ?? [];
    const answered = keys.filter((each) => !isLeftOver(each));
    const present = answered.map(find).filter((each) => each !== undefined);
    const leftOver = keys.filter(isLeftOver).map((each) => marshall(each));
    return {
      Responses: { t: present.map((each) => marshall(each)).toReversed() },
      UnprocessedKeys: leftOver.length > 0 ? { t: { Keys: leftOver } } : {},
    };
  };
  const endpoint = await webServer(async (request, response) => {
    const input = inputSchema.parse(await json(request));
    calls.push(input);
    response.setHeader('content-type', 'application/x-amz-json-1.0').end(JSON.stringify(answerTo(input)));
  });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = documentCallsOf({ endpoint, region: 'local', credentials });
  return { client, calls };
};

const items = Array.from({ length: 250 }, (_, n) => ({ ...key(n), n }));

describe('reads of single items', () => {
  it('travel together when they are asked for together, and each gets its own item', async () => {
    const { client, calls } = await memoryClient(items);
    const reads = createBatchedReads(client, 't', true);
    const found = await Promise.all([3, 999, 1, 3].map((n) => reads.load(key(n))));
    expect(found).toEqual([items[3], undefined, items[1], items[3]]);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.RequestItems?.t).toEqual({ Keys: [key(3), key(999), key(1)], ConsistentRead: true });
  });

  it('go in batches that DynamoDB takes', async () => {
    const { client, calls } = await memoryClient(items);
    const reads = createBatchedReads(client, 't', true);
    expect(await Promise.all(items.map((item) => reads.load(item)))).toEqual(items);
    expect(calls.map(({ RequestItems }) => RequestItems?.t.Keys.length)).toEqual([100, 100, 50]);
  });

  it('ask again for what a throttled table left over', async () => {
    const { client } = await memoryClient(items, [key(1), key(2)]);
    const reads = createBatchedReads(client, 't', true);
    expect(await Promise.all([0, 1, 2].map((n) => reads.load(key(n))))).toEqual(items.slice(0, 3));
  });

  it('remember nothing: the next read shows what was written since', async () => {
    const stored: Item[] = [{ ...key(1), n: 'before' }];
    const { client, calls } = await memoryClient(stored);
    const reads = createBatchedReads(client, 't', true);
    await reads.load(key(1));
    stored[0] = { ...key(1), n: 'after' };
    expect(await reads.load(key(1))).toMatchObject({ n: 'after' });
    expect(calls).toHaveLength(2);
  });
});
