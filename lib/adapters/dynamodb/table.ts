import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Saved } from '../../pipeline/ports/record.ts';
import { createDirectCalls } from '../aws/direct-calls.ts';
import { createDocumentCalls, type DocumentCalls } from '../aws/document-calls.ts';
import type { Document } from '../aws/dynamodb-json.ts';
import { isConditionFailed } from '../aws/is-condition-failed.ts';
import type { createPooledRequests } from '../aws/pooled-requests.ts';
import { dynamoDb } from '../aws/service.ts';
import { readSurroundings } from '../aws/surroundings.ts';
import type { Caller } from '../caller.ts';
import { createBatchedReads } from './batched-reads.ts';
import { type Item, itemSchema, itemsSchema, type Key, type KeyRange } from './keys.ts';
import { tableDefinition } from './table-definition.ts';
import { schemaVersion } from './upgrade-item.ts';

/** The one table, with the few operations the adapters need. Every write is of one item, with its schema version. */
export type Table = {
  /** For what the operations below are not for. */
  readonly calls: DocumentCalls;
  readonly name: string;
  /** Whether somebody is told of changes, and so has to be told what was there before each. */
  readonly isWatched: boolean;
  /** Strongly consistent unless `eventually` is asked for. */
  get(key: Key, consistency?: 'strongly' | 'eventually'): Promise<Item | undefined>;
  put(item: Item): Promise<void>;
  /** `stale` when an item with this key is there already. */
  putNew(item: Item): Promise<Saved>;
  /**
   * Writes `version + 1` if the stored item still has `version` (0: no item, or one that has none). `replaced` is told
   * what was there before, which the same write answers with at no cost of its own.
   */
  putVersion(item: Item, version: number, replaced?: (before: Item | undefined) => void): Promise<Saved>;
  /** Writes over an item whose attribute has this value; `stale` where it has another, or where there is none. */
  replaceIf(item: Item, attribute: string, value: string): Promise<Saved>;
  /** Removes an item; one that is not there is fine. `removed` is told what was there. */
  remove(key: Key, removed?: (before: Item | undefined) => void): Promise<void>;
  /** Removes an item whose attribute has this value; `stale` where it has another, or where there is none. */
  removeIf(key: Key, attribute: string, value: string | number): Promise<Saved>;
  /** All items of a range, page by page. */
  pages(range: KeyRange): AsyncIterable<Item[]>;
  /** Up to `limit` items of a range, those after the one whose sort key goes on with `after`. */
  pageAfter(range: KeyRange, after: string | undefined, limit: number): Promise<Item[]>;
  /** All items of a partition from a key on, page by page; eventually consistent. */
  pagesFrom(from: Key): AsyncIterable<Item[]>;
};

/** What a write has put in the place of what. */
export type WatchChange = (before: Item | undefined, after: Item) => void;

type Options = {
  timeLimitMilliseconds?: number;
  changed?: WatchChange | undefined;
  /** Makes what sends requests, where that is not left to the SDK. */
  requests?: typeof createPooledRequests | undefined;
};

const connectionTimeout = 3_000;

/** The table of that name. A call that gets no answer within the time limit is made again, as one that failed. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: the operations of the one table, over the client that they share.
export const createTable = (
  name: string,
  caller: Caller = {},
  { timeLimitMilliseconds = 10_000, changed, requests }: Options = {},
): Table => {
  const calls = createDocumentCalls(
    createDirectCalls({
      service: dynamoDb,
      surroundings: readSurroundings(dynamoDb, caller, process.env),
      requests:
        requests?.({ connectMilliseconds: connectionTimeout, answerMilliseconds: timeLimitMilliseconds }) ??
        new NodeHttpHandler({
          connectionTimeout,
          requestTimeout: timeLimitMilliseconds,
          // Without this the SDK only logs a warning and goes on waiting.
          throwOnRequestTimeout: true,
        }),
      load: async () => (await import('#sdk/whole-dynamodb')).createWholeDynamoDb(caller),
    }),
  );

  const reads = {
    strongly: createBatchedReads(calls, name, true),
    eventually: createBatchedReads(calls, name, false),
  };

  const putIf = async (
    item: Item,
    condition: string,
    values?: Record<string, unknown>,
    names?: Record<string, string>,
    replaced?: (before: Item | undefined) => void,
  ): Promise<Saved> => {
    try {
      const attributes = await calls.put({
        TableName: name,
        Item: { ...item, schemaVersion },
        ConditionExpression: condition,
        ...(values ? { ExpressionAttributeValues: values } : {}),
        ...(names ? { ExpressionAttributeNames: names } : {}),
        ...(replaced ? { ReturnValues: 'ALL_OLD' } : {}),
      });
      const before = attributes && itemSchema.parse(attributes);
      replaced?.(before);
      if (replaced) changed?.(before, { ...item, schemaVersion });
      return 'saved';
    } catch (error) {
      if (isConditionFailed(error)) return 'stale';
      throw error;
    }
  };

  const pagesOf = async function* (sortKey: string, pk: string, sk: string, ConsistentRead: boolean) {
    yield* queryPages(calls, {
      TableName: name,
      KeyConditionExpression: `#pk = :pk AND ${sortKey}`,
      ExpressionAttributeNames: { '#pk': tableDefinition.partitionKey, '#sk': tableDefinition.sortKey },
      ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
      ConsistentRead,
    });
  };

  return {
    calls,
    name,
    isWatched: changed !== undefined,
    get: (key, consistency = 'strongly') => reads[consistency].load(key),
    put: async (item) => {
      await calls.put({ TableName: name, Item: { ...item, schemaVersion } });
    },
    putNew: (item) => putIf(item, 'attribute_not_exists(pk)'),
    putVersion: (item, version, replaced) =>
      putIf(
        { ...item, version: version + 1 },
        version === 0 ? 'attribute_not_exists(#version)' : '#version = :version',
        version === 0 ? undefined : { ':version': version },
        { '#version': 'version' },
        replaced,
      ),
    replaceIf: (item, attribute, value) =>
      putIf(item, '#attribute = :value', { ':value': value }, { '#attribute': attribute }),
    remove: async (key, removed) => {
      const attributes = await calls.delete({
        TableName: name,
        Key: key,
        ...(removed ? { ReturnValues: 'ALL_OLD' } : {}),
      });
      removed?.(attributes && itemSchema.parse(attributes));
    },
    removeIf: async (key, attribute, value) => {
      try {
        await calls.delete({
          TableName: name,
          Key: key,
          ConditionExpression: '#attribute = :value',
          ExpressionAttributeNames: { '#attribute': attribute },
          ExpressionAttributeValues: { ':value': value },
        });
        return 'saved';
      } catch (error) {
        if (isConditionFailed(error)) return 'stale';
        throw error;
      }
    },
    pageAfter: async ({ pk, prefix }, after, limit) => {
      const { items } = await calls.query({
        TableName: name,
        KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :sk)',
        ExpressionAttributeNames: { '#pk': tableDefinition.partitionKey, '#sk': tableDefinition.sortKey },
        ExpressionAttributeValues: { ':pk': pk, ':sk': prefix },
        ...(after ? { ExclusiveStartKey: { pk, sk: `${prefix}${after}` } } : {}),
        Limit: limit,
        ConsistentRead: true,
      });
      return itemsSchema.parse(items);
    },
    pages: ({ pk, prefix }) => pagesOf('begins_with(#sk, :sk)', pk, prefix, true),
    pagesFrom: ({ pk, sk }) => pagesOf('#sk >= :sk', pk, sk, false),
  };
};

/**
 * What a write that wins will have replaced, where that need not be asked of the table: each version of an item is written once, so that
 * what was read under the version that the write is conditional on is what stands there. Undefined for whoever has to ask.
 */
export const knownBefore = <Item extends { version: number }>(
  { isWatched }: Pick<Table, 'isWatched'>,
  { version }: Item,
  replaces: Item | undefined,
): Item | undefined => (!isWatched && replaces?.version === version ? replaces : undefined);

/** All that a query finds, page by page. */
export const queryPages = async function* (
  calls: DocumentCalls,
  input: Parameters<DocumentCalls['query']>[0],
): AsyncGenerator<Item[]> {
  let ExclusiveStartKey: Document | undefined;
  do {
    const { items, last } = await calls.query({ ...input, ExclusiveStartKey });
    yield itemsSchema.parse(items);
    ExclusiveStartKey = last;
  } while (ExclusiveStartKey);
};
