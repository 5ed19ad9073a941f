import { z } from 'zod';
import { tableDefinition } from '../../lib/adapters/dynamodb/table-definition.ts';

/** An item as it goes over the wire: attributes with their types. */
export type WireItem = Record<string, Record<string, unknown>>;

const { partitionKey, sortKey, dueIndex } = tableDefinition;

const inputSchema = z.looseObject({
  Key: z.custom<WireItem>().optional(),
  Item: z.custom<WireItem>().optional(),
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(z.custom<WireItem>()) })).optional(),
  IndexName: z.string().optional(),
  Limit: z.int().optional(),
  ConditionExpression: z.string().optional(),
  ReturnValues: z.string().optional(),
  ExpressionAttributeValues: z.custom<WireItem>().optional(),
  ExclusiveStartKey: z.custom<WireItem>().optional(),
});
type Input = z.infer<typeof inputSchema>;
type Reply = { status: number; body: unknown };

/** A document as the SDK would put it on the wire. */
export const onTheWire = (document: Readonly<Record<string, unknown>>): WireItem =>
  Object.fromEntries(Object.entries(document).map(([name, value]) => [name, typed(value)]));

const typed = (value: unknown): Record<string, unknown> => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return { L: value.map(typed) };
  return { M: onTheWire(Object(value)) };
};

const text = (item: WireItem | undefined, name: string): string => String(item?.[name]?.S ?? '');
const keyOf = (item: WireItem): string => `${text(item, partitionKey)} ${text(item, sortKey)}`;

/**
 * As much of DynamoDB as the sender asks for, in memory: reads, conditional puts, and the due index in the
 * order in which items were put, which in a benchmark is the order of their due times.
 */
export const openStubTable = () => {
  const items = new Map<string, WireItem>();
  const due = new Map<string, string[]>();
  const positions = new Map<string, number>();

  const put = (item: WireItem): void => {
    const key = keyOf(item);
    const shard = text(item, dueIndex.partitionKey);
    if (shard && !positions.has(key)) {
      const line = due.get(shard) ?? [];
      due.set(shard, line);
      positions.set(key, line.push(key) - 1);
    }
    items.set(key, item);
  };

  const holds = ({ ConditionExpression: condition, ...input }: Input): boolean => {
    const stored = items.get(keyOf(input.Item ?? {}));
    if (condition === undefined) return true;
    if (condition.startsWith('attribute_not_exists')) return stored === undefined;
    return stored?.version?.N === input.ExpressionAttributeValues?.[':version']?.N;
  };

  const whatIsDue = ({
    ExpressionAttributeValues: values,
    ExclusiveStartKey: start,
    Limit = 1_000,
  }: Input) => {
    const line = due.get(text(values, ':shard')) ?? [];
    const until = text(values, ':until') || '9999';
    const found: WireItem[] = [];
    let position = start ? (positions.get(keyOf(start)) ?? 0) + 1 : 0;
    for (; position < line.length && found.length < Limit; position += 1) {
      const item = items.get(line[position] ?? '');
      if (item && text(item, dueIndex.sortKey) && text(item, dueIndex.sortKey) <= until)
        found.push(keysOf(item));
    }
    return {
      Items: found,
      Count: found.length,
      ...(position < line.length ? { LastEvaluatedKey: found.at(-1) } : {}),
    };
  };

  return {
    put,
    answer: (action: string, given: unknown): Reply => {
      const input = inputSchema.parse(given);
      const ok = (body: unknown): Reply => ({ status: 200, body });
      switch (action) {
        case 'GetItem': {
          const Item = items.get(keyOf(input.Key ?? {}));
          return ok(Item ? { Item } : {});
        }
        case 'BatchGetItem': {
          const responses = Object.entries(input.RequestItems ?? {}).map(([name, { Keys }]) => [
            name,
            Keys.flatMap((key) => items.get(keyOf(key)) ?? []),
          ]);
          return ok({ Responses: Object.fromEntries(responses), UnprocessedKeys: {} });
        }
        case 'PutItem': {
          const before = items.get(keyOf(input.Item ?? {}));
          if (!holds(input))
            return {
              status: 400,
              body: { __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException' },
            };
          put(input.Item ?? {});
          return ok(before && input.ReturnValues === 'ALL_OLD' ? { Attributes: before } : {});
        }
        case 'Query':
          return ok(input.IndexName ? whatIsDue(input) : { Items: [], Count: 0 });
        case 'DescribeTable':
          return ok({ Table: { TableId: 'bench' } });
        default:
          return ok({});
      }
    },
  };
};

const keysOf = (item: WireItem): WireItem =>
  Object.fromEntries(
    [partitionKey, sortKey, dueIndex.partitionKey, dueIndex.sortKey].map((name) => [name, item[name] ?? {}]),
  );
