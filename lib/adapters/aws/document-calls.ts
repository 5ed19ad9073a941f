import {
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  type GetItemInput,
  PutItemCommand,
  type PutItemInput,
  QueryCommand,
  type QueryInput,
  ScanCommand,
  type ScanInput,
} from '@aws-sdk/client-dynamodb';
import { createDirectCalls } from './direct-calls.ts';
import { type Attributes, attributesOf, type Document, documentOf } from './dynamodb-json.ts';

type Values = { ExpressionAttributeValues?: Document | undefined };
type Keys = { Keys: readonly Document[] };
type From = { ExclusiveStartKey?: Document | undefined };
type Page = { items: Document[]; last?: Document };

/** What a sweep lives by, and whoever reads everybody: the operations on documents that are called for every mail or person. The rest is for the SDK's own client. */
export type DocumentCalls = {
  get(input: Omit<GetItemInput, 'Key'> & { Key: Document }): Promise<Document | undefined>;
  /** Of one table: what was found, and the keys that are left to be asked for once more. */
  batchGet(
    table: string,
    input: Keys & { ConsistentRead: boolean },
  ): Promise<{ found: Document[]; left: Document[] }>;
  /** What was there before, if `ReturnValues` asks for it. */
  put(
    input: Omit<PutItemInput, 'Item' | keyof Values> & Values & { Item: Document },
  ): Promise<Document | undefined>;
  query(input: Omit<QueryInput, keyof (Values & From)> & Values & From): Promise<Page>;
  scan(input: Omit<ScanInput, keyof (Values & From)> & Values & From): Promise<Page>;
};

/** As much of DynamoDB's answers as is read here, which `tests/adapters/aws` holds against what the SDK reads out of them. */
type Answer = {
  Item?: Attributes;
  Attributes?: Attributes;
  Items?: readonly Attributes[];
  LastEvaluatedKey?: Attributes;
  Responses?: Record<string, readonly Attributes[]>;
  UnprocessedKeys?: Record<string, { Keys?: readonly Attributes[] }>;
};

const withValues = ({ ExpressionAttributeValues: values }: Values) =>
  values && { ExpressionAttributeValues: attributesOf(values) };

const pageInput = <Input extends Values & From>({ ExclusiveStartKey: from, ...input }: Input) => ({
  ...input,
  ...withValues(input),
  ...(from && { ExclusiveStartKey: attributesOf(from) }),
});

const pageOf = ({ Items, LastEvaluatedKey }: Answer): Page => ({
  items: Items?.map(documentOf) ?? [],
  ...(LastEvaluatedKey && { last: documentOf(LastEvaluatedKey) }),
});

const asJson = (input: object): Buffer => Buffer.from(JSON.stringify(input));
const readJson = (answer: Uint8Array): Answer =>
  answer.byteLength === 0
    ? {}
    : JSON.parse(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength).toString());

/** As much of an input as an endpoint goes by. */
const ofTable = ({ TableName }: { TableName: string | undefined }) => ({ TableName });

/**
 * By direct calls. The SDK makes attributes of a document and then, by its schemas, bytes of the attributes, and the same on the way
 * back; here both is done at once. `tests/adapters/aws` holds both against the SDK's own document client.
 */
export const createDocumentCalls = (client: DynamoDBClient): DocumentCalls => {
  const call = createDirectCalls(client);
  return {
    get: async ({ Key, ...rest }) => {
      const body = asJson({ ...rest, Key: attributesOf(Key) });
      const { Item } = await call(GetItemCommand, { ...ofTable(rest), Key: {} }, { body }, readJson);
      return Item && documentOf(Item);
    },
    batchGet: async (table, { Keys, ConsistentRead }) => {
      const body = asJson({ RequestItems: { [table]: { Keys: Keys.map(attributesOf), ConsistentRead } } });
      const input = { RequestItems: { [table]: { Keys: [] } } };
      const { Responses, UnprocessedKeys } = await call(BatchGetItemCommand, input, { body }, readJson);
      return {
        found: Responses?.[table]?.map(documentOf) ?? [],
        left: UnprocessedKeys?.[table]?.Keys?.map(documentOf) ?? [],
      };
    },
    put: async (given) => {
      const body = asJson({ ...given, Item: attributesOf(given.Item), ...withValues(given) });
      const { Attributes } = await call(PutItemCommand, { ...ofTable(given), Item: {} }, { body }, readJson);
      return Attributes && documentOf(Attributes);
    },
    query: async (given) =>
      pageOf(await call(QueryCommand, ofTable(given), { body: asJson(pageInput(given)) }, readJson)),
    scan: async (given) =>
      pageOf(await call(ScanCommand, ofTable(given), { body: asJson(pageInput(given)) }, readJson)),
  };
};
