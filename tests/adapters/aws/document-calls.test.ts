import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentCalls } from '../../../lib/adapters/aws/document-calls.ts';
import { anyCharacter } from '../../fixtures/any-character.ts';
import { documentCallsOf } from './calls-of.ts';
import { type Reply, startScriptedAws } from './scripted-aws.ts';

const aws = await startScriptedAws();
const settings = () => ({
  region: 'eu-west-1',
  endpoint: aws.endpoint,
  credentials: { accessKeyId: 'AKIA0', secretAccessKey: 'secret' },
  retryStrategy: new ConfiguredRetryStrategy(2, () => 0),
});
const base = new DynamoDBClient(settings());
const sdk = DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } });
const calls = documentCallsOf(settings());

const text = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc.string({ unit: 'grapheme' }),
  fc.constant('\u0000\u007f"\\\ud800'),
);
/** Whatever may stand in an item of ours. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.uint8Array({ maxLength: 8 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3 }),
  ),
}));
const document = fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 8 }), value, { maxKeys: 5 });
const key = { pk: 'SUB#é', sk: 'COURSE#bread' };

type Asked = [name: string, bySdk: () => Promise<unknown>, byUs: (calls: DocumentCalls) => Promise<unknown>];

/** Each call with one document where it takes some, by the SDK's document client and by ours. */
const operationsWith = (given: Record<string, unknown>): Asked[] => {
  const put = {
    TableName: 't',
    Item: given,
    ConditionExpression: '#v = :v',
    ExpressionAttributeNames: { '#v': 'version' },
    ExpressionAttributeValues: { ':v': 3, ...given },
    ReturnValues: 'ALL_OLD',
  } as const;
  const change = {
    TableName: 't',
    Key: given,
    ConditionExpression: 'contains(#v, :one)',
    ExpressionAttributeNames: { '#v': 'version' },
    ExpressionAttributeValues: { ':one': 'one', ':all': new Set(['one', 'é']), ...given },
    ReturnValues: 'ALL_OLD',
  } as const;
  const update = { ...change, UpdateExpression: 'DELETE #v :all' };
  const query = {
    TableName: 't',
    IndexName: 'due',
    ExpressionAttributeValues: given,
    ExclusiveStartKey: given,
    Limit: 5,
  };
  const scan = { TableName: 't', Segment: 1, TotalSegments: 4, ExclusiveStartKey: given };
  return [
    [
      'get',
      () => sdk.send(new GetCommand({ TableName: 't', Key: given, ConsistentRead: true })),
      (ours) => ours.get({ TableName: 't', Key: given, ConsistentRead: true }),
    ],
    [
      'batchGet',
      () =>
        sdk.send(new BatchGetCommand({ RequestItems: { t: { Keys: [given, key], ConsistentRead: true } } })),
      (ours) => ours.batchGet('t', { Keys: [given, key], ConsistentRead: true }),
    ],
    ['put', () => sdk.send(new PutCommand(put)), (ours) => ours.put(put)],
    ['update', () => sdk.send(new UpdateCommand(update)), (ours) => ours.update(update)],
    ['delete', () => sdk.send(new DeleteCommand(change)), (ours) => ours.delete(change)],
    ['tableId', () => base.send(new DescribeTableCommand({ TableName: 't' })), (ours) => ours.tableId('t')],
    ['query', () => sdk.send(new QueryCommand(query)), (ours) => ours.query(query)],
    ['scan', () => sdk.send(new ScanCommand(scan)), (ours) => ours.scan(scan)],
  ];
};

const json = (body: string): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body,
});
/** What differs from call to call, tells AWS about the SDK and its attempts, or goes by the order of names, of which JSON knows none. */
const ofThisCall =
  /^(authorization|user-agent|x-amz-user-agent|x-amz-date|amz-sdk-(invocation-id|request)|x-amz-content-sha256)$/;

/** What the SDK reads out of an answer, as our calls give it. */
const asOurs = (name: string, theirs: ReturnType<typeof Object>): unknown => {
  switch (name) {
    case 'get':
      return theirs.Item;
    case 'batchGet':
      return { found: theirs.Responses.t, left: theirs.UnprocessedKeys.t.Keys };
    case 'query':
    case 'scan':
      return { items: theirs.Items, last: theirs.LastEvaluatedKey };
    case 'tableId':
      return theirs.Table.TableId;
    default:
      return theirs.Attributes;
  }
};

describe('a call with a document', () => {
  it('sends what the SDK sends for it, in whichever order', async () => {
    await fc.assert(
      fc.asyncProperty(document, async (given) => {
        for (const [, bySdk, byUs] of operationsWith(given)) {
          const [theirs, ours] = [
            await aws.during([json('{}')], bySdk),
            await aws.during([json('{}')], () => byUs(calls)),
          ];
          const toCompare = ({ headers, body, ...rest }: (typeof ours.seen)[number]) => ({
            ...rest,
            headers: Object.entries(headers)
              .filter(([name]) => !ofThisCall.test(name))
              .sort(),
            body: JSON.parse(body.toString()),
          });
          expect(ours.seen.map(toCompare)).toEqual(theirs.seen.map(toCompare));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('reads what the SDK reads, of every kind of value', async () => {
    /** As it goes over the wire. */
    const wire = (given: Record<string, unknown>) =>
      JSON.stringify(marshall(given, { removeUndefinedValues: true }), (_, each) =>
        each instanceof Uint8Array ? Buffer.from(each).toString('base64') : each,
      );
    await fc.assert(
      fc.asyncProperty(document, document, async (one, other) => {
        const [a, b] = [wire(one), wire(other)];
        const answer = json(
          `{"Item":${a},"Attributes":${a},"Items":[${a},${b}],"LastEvaluatedKey":${b},"Responses":{"t":[${b},${a}]},"UnprocessedKeys":{"t":{"Keys":[${a}]}},"Table":{"TableId":"one of them"}}`,
        );
        const read = async (run: () => Promise<unknown>) => (await aws.during([answer], run)).result;
        for (const [name, bySdk, byUs] of operationsWith(key))
          expect([name, await read(() => byUs(calls))]).toEqual([
            name,
            asOurs(name, Object(await read(bySdk))),
          ]);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['is a page of a proxy', { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>Busy' }],
    ['ends in the middle', json('{"Item":{"pk":{"S":"p')],
    ['is an error', { status: 400, body: '{"__type":"x#ValidationException","message":"No such key"}' }],
    ['says to wait', { status: 400, body: '{"__type":"x#ThrottlingException"}' }],
  ] satisfies [string, Reply][])(
    'comes to what it comes to by the SDK where the answer %s',
    async (_, reply) => {
      const failed = (error: unknown) => {
        const { name, $metadata, $fault } = Object(error);
        return { kind: Object(error).constructor.name, name, $fault, attempts: $metadata?.attempts };
      };
      for (const [, bySdk, byUs] of operationsWith(key)) {
        const theirs = await aws.during([reply], () => bySdk().catch(failed));
        const ours = await aws.during([reply], () => byUs(calls).catch(failed));
        expect(ours.result).toEqual(theirs.result);
        expect(ours.seen).toHaveLength(theirs.seen.length);
      }
    },
  );

  it('finds nothing in an answer without a body', async () => {
    const { result } = await aws.during([json('')], () => calls.get({ TableName: 't', Key: key }));
    expect(result).toBeUndefined();
  });

  it.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 60,
    10n,
    new Date(0),
    new Map(),
    new Set(['a', 1]),
    new Set(),
    () => 'x',
    Symbol('x'),
  ])('refuses %s, of which it knows no place in a table', async (strange) => {
    const { seen, result } = await aws.during([json('{}')], () =>
      calls.put({ TableName: 't', Item: { ...key, strange } }).catch((error: unknown) => String(error)),
    );
    expect(result).toMatch(/no place in the table/);
    expect(seen).toEqual([]);
  });
});
