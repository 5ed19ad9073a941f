import {
  BatchGetItemCommand,
  type BatchGetItemInput,
  type DynamoDBClient,
  GetItemCommand,
  type GetItemInput,
  PutItemCommand,
  type PutItemInput,
  QueryCommand,
  type QueryInput,
  type QueryOutput,
  ScanCommand,
  type ScanInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, type NativeAttributeValue, unmarshall } from '@aws-sdk/util-dynamodb';
import { createDirectCalls } from './direct-calls.ts';

/** An item, or a key of one, as JavaScript has it. */
export type Document = Record<string, NativeAttributeValue>;

type Values = { ExpressionAttributeValues?: Document | undefined };
type Keys = { Keys: readonly Document[] };

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
  query(
    input: Omit<QueryInput, 'ExclusiveStartKey' | keyof Values> &
      Values & { ExclusiveStartKey?: Document | undefined },
  ): Promise<{ items: Document[]; last?: Document }>;
  scan(
    input: Omit<ScanInput, 'ExclusiveStartKey' | keyof Values> &
      Values & { ExclusiveStartKey?: Document | undefined },
  ): Promise<{ items: Document[]; last?: Document }>;
};

const marshalled = (document: Document) => marshall(document, { removeUndefinedValues: true });

const withValues = ({ ExpressionAttributeValues: values }: Values) =>
  values && { ExpressionAttributeValues: marshalled(values) };

const pageInput = <Input extends Values & { ExclusiveStartKey?: Document | undefined }>({
  ExclusiveStartKey: from,
  ...input
}: Input) => ({
  ...input,
  ...withValues(input),
  ...(from && { ExclusiveStartKey: marshalled(from) }),
});

const pageOf = ({ Items, LastEvaluatedKey }: QueryOutput): { items: Document[]; last?: Document } => ({
  items: Items?.map((item) => unmarshall(item)) ?? [],
  ...(LastEvaluatedKey && { last: unmarshall(LastEvaluatedKey) }),
});

/** By direct calls, with the SDK's own marshalling, as its document client does it. */
export const createDocumentCalls = (client: DynamoDBClient): DocumentCalls => {
  const call = createDirectCalls(client);
  return {
    get: async (input) => {
      const { Item } = await call(GetItemCommand, { ...input, Key: marshalled(input.Key) });
      return Item && unmarshall(Item);
    },
    batchGet: async (table, { Keys, ConsistentRead }) => {
      const input: BatchGetItemInput = {
        RequestItems: { [table]: { Keys: Keys.map(marshalled), ConsistentRead } },
      };
      const { Responses, UnprocessedKeys } = await call(BatchGetItemCommand, input);
      return {
        found: Responses?.[table]?.map((item) => unmarshall(item)) ?? [],
        left: UnprocessedKeys?.[table]?.Keys?.map((key) => unmarshall(key)) ?? [],
      };
    },
    put: async (input) => {
      const { Attributes } = await call(PutItemCommand, {
        ...input,
        Item: marshalled(input.Item),
        ...withValues(input),
      });
      return Attributes && unmarshall(Attributes);
    },
    query: async (input) => pageOf(await call(QueryCommand, pageInput(input))),
    scan: async (input) => pageOf(await call(ScanCommand, pageInput(input))),
  };
};
