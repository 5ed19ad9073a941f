import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { describe, expect, it } from 'vitest';
import { createPooledRequests } from '../../../lib/adapters/aws/pooled-requests.ts';
import { documentCallsOf } from './calls-of.ts';
import { type Reply, type Seen, startScriptedAws } from './scripted-aws.ts';

const [aws, beside] = [await startScriptedAws(), await startScriptedAws()];
const limits = { connectMilliseconds: 1_000, answerMilliseconds: 300 };
/** Of a client of the SDK whose requests go by its own handler, or by the pool. */
const settings = (isPooled: boolean, endpoint = aws.endpoint) => ({
  region: 'eu-west-1',
  endpoint,
  credentials: { accessKeyId: 'AKIA0', secretAccessKey: 'secret' },
  retryStrategy: new ConfiguredRetryStrategy(3, () => 0),
  requestHandler: isPooled
    ? createPooledRequests(limits)
    : { requestTimeout: limits.answerMilliseconds, throwOnRequestTimeout: true },
});

const key = { pk: 'SUB#é', sk: 'SUBSCRIBER' };
const get = (isPooled: boolean, endpoint?: string) =>
  documentCallsOf(settings(isPooled, endpoint)).get({ TableName: 't', Key: key });
const bySdk = (isPooled: boolean) =>
  new DynamoDBClient(settings(isPooled)).send(
    new GetItemCommand({ TableName: 't', Key: { pk: { S: 'p' }, sk: { S: 's' } } }),
  );

const ofThisCall = /^(authorization|x-amz-date|amz-sdk-invocation-id)$/;
const toCompare = ({ method, path, headers, body }: Seen) => ({
  method,
  path,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !ofThisCall.test(name))),
  body: body.toString(),
});
const failed = (error: unknown) => {
  const { name, code, $fault, $metadata } = Object(error);
  return { name: $fault && name, code, attempts: $metadata?.attempts };
};

const stored: Reply = {
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'R' },
  body: '{"Item":{"pk":{"S":"SUB#é"}}}',
};
const inTheMiddle: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0', 'content-length': 500 });
  response.write('{"Item":');
  setImmediate(() => response.destroy());
};

describe('a request that goes by the pool', () => {
  it('is the one that the SDK sends, and so is what comes of it', async () => {
    for (const ask of [get, bySdk]) {
      const during = (isPooled: boolean) => aws.during<unknown>([stored], () => ask(isPooled));
      const [theirs, ours] = [await during(false), await during(true)];
      expect(ours.seen.map(toCompare)).toEqual(theirs.seen.map(toCompare));
      expect(ours.result).toEqual(theirs.result);
    }
  });

  it('brings an answer whole that comes in many pieces', async () => {
    const long = 'ü'.repeat(300_000);
    const { result } = await aws.during(
      [{ status: 200, body: JSON.stringify({ Item: { pk: { S: long } } }) }],
      () => get(true),
    );
    expect(result).toEqual({ pk: long });
  });

  it.each<[string, Reply]>([
    ['is cut off', (response) => response.destroy()],
    ['is answered by half', inTheMiddle],
    ['has no answer within the time limit', () => undefined],
    [
      'is answered by a proxy’s page',
      { status: 503, headers: { 'content-type': 'text/html' }, body: '<p>Busy' },
    ],
    ['is refused', { status: 400, body: '{"__type":"x#ValidationException","message":"No such key"}' }],
  ])('that %s is made again as often as by the SDK, and then fails under the same code', async (_, reply) => {
    const [theirs, ours] = await Promise.all([
      beside.during([reply], () => get(false, beside.endpoint).catch(failed)),
      aws.during([reply], () => get(true).catch(failed)),
    ]);
    expect(ours.seen).toHaveLength(theirs.seen.length);
    expect(ours.result).toEqual(theirs.result);
  });

  it('comes to what was stored once it is answered', async () => {
    const cut: Reply = (response) => response.destroy();
    const { seen, result } = await aws.during([cut, inTheMiddle, stored], () => get(true));
    expect(result).toEqual({ pk: 'SUB#é' });
    expect(seen).toHaveLength(3);
  });

  it('fails where nobody listens as it does by the SDK', async () => {
    const nowhere = 'http://127.0.0.1:9';
    const theirs = await get(false, nowhere).catch(failed);
    expect(theirs).toMatchObject({ code: 'ECONNREFUSED' });
    expect(await get(true, nowhere).catch(failed)).toEqual(theirs);
  });
});
