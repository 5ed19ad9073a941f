import type {
  DeleteItemInput,
  GetItemInput,
  PutItemInput,
  QueryInput,
  ScanInput,
  UpdateItemInput,
} from '@aws-sdk/client-dynamodb';
import type { DirectCall } from './direct-calls.ts';
import { type Attributes, attributesOf, type Document, documentOf } from './dynamodb-json.ts';

/** What is called of DynamoDB. */
export type DynamoDbOperation =
  | 'BatchGetItem'
  | 'DeleteItem'
  | 'DescribeTable'
  | 'GetItem'
  | 'PutItem'
  | 'Query'
  | 'Scan'
  | 'UpdateItem';

type Values = { ExpressionAttributeValues?: Document | undefined };
type Keys = { Keys: readonly Document[] };
type From = { ExclusiveStartKey?: Document | undefined };
type Page = { items: Document[]; last?: Document };

type Of<Input, Name extends keyof Input> = Omit<Input, Name | keyof Values> & Values;

/** All that a table is asked: the operations on documents. */
export type DocumentCalls = {
  get(input: Omit<GetItemInput, 'Key'> & { Key: Document }): Promise<Document | undefined>;
  /** Of one table: what was found, and the keys that are left to be asked for once more. */
  batchGet(
    table: string,
    input: Keys & { ConsistentRead: boolean },
  ): Promise<{ found: Document[]; left: Document[] }>;
  /** What was there before, if `ReturnValues` asks for it. */
  put(input: Of<PutItemInput, 'Item'> & { Item: Document }): Promise<Document | undefined>;
  /** What `ReturnValues` asks for. */
  update(input: Of<UpdateItemInput, 'Key'> & { Key: Document }): Promise<Document | undefined>;
  /** What was there before, if `ReturnValues` asks for it. */
  delete(input: Of<DeleteItemInput, 'Key'> & { Key: Document }): Promise<Document | undefined>;
  query(input: Of<QueryInput, keyof From> & From): Promise<Page>;
  scan(input: Of<ScanInput, keyof From> & From): Promise<Page>;
  /** Which table it is, of all that ever had its name; undefined where DynamoDB does not say. */
  tableId(table: string): Promise<string | undefined>;
};

/** As much of DynamoDB's answers as is read here, which `tests/adapters/aws` holds against what the SDK reads out of them. */
type Answer = {
  Item?: Attributes;
  Attributes?: Attributes;
  Items?: readonly Attributes[];
  LastEvaluatedKey?: Attributes;
  Responses?: Record<string, readonly Attributes[]>;
  UnprocessedKeys?: Record<string, { Keys?: readonly Attributes[] }>;
  Table?: { TableId?: string };
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

/**
 * By direct calls. The SDK makes attributes of a document and then, by its schemas, bytes of the attributes, and the same on the way
 * back; here both is done at once. `tests/adapters/aws` holds both against the SDK's own document client.
 */
export const createDocumentCalls = (call: DirectCall<DynamoDbOperation>): DocumentCalls => {
  const ask = (operation: DynamoDbOperation, input: object) =>
    call(operation, { body: asJson(input) }, readJson);
  const write = async (operation: DynamoDbOperation, input: object) => {
    const { Attributes: answered } = await ask(operation, input);
    return answered && documentOf(answered);
  };
  return {
    get: async ({ Key, ...rest }) => {
      const { Item } = await ask('GetItem', { ...rest, Key: attributesOf(Key) });
      return Item && documentOf(Item);
    },
    batchGet: async (table, { Keys, ConsistentRead }) => {
      const asked = { RequestItems: { [table]: { Keys: Keys.map(attributesOf), ConsistentRead } } };
      const { Responses, UnprocessedKeys } = await ask('BatchGetItem', asked);
      return {
        found: Responses?.[table]?.map(documentOf) ?? [],
        left: UnprocessedKeys?.[table]?.Keys?.map(documentOf) ?? [],
      };
    },
    put: async (given) =>
      write('PutItem', { ...given, Item: attributesOf(given.Item), ...withValues(given) }),
    update: async (given) =>
      write('UpdateItem', { ...given, Key: attributesOf(given.Key), ...withValues(given) }),
    delete: async (given) =>
      write('DeleteItem', { ...given, Key: attributesOf(given.Key), ...withValues(given) }),
    query: async (given) => pageOf(await ask('Query', pageInput(given))),
    scan: async (given) => pageOf(await ask('Scan', pageInput(given))),
    tableId: async (TableName) => (await ask('DescribeTable', { TableName })).Table?.TableId,
  };
};
