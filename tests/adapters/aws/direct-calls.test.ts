import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { describe, expect, it } from 'vitest';
import type { DocumentCalls } from '../../../lib/adapters/aws/document-calls.ts';
import { createSendRawEmail } from '../../../lib/adapters/ses/send-raw-email.ts';
import { documentCallsOf, mailCallsOf } from './calls-of.ts';
import { type Reply, type Seen, startScriptedAws } from './scripted-aws.ts';

const aws = await startScriptedAws();

const credentials = { accessKeyId: 'AKIA0', secretAccessKey: 'secret', sessionToken: 'a session' };
const timeLimits = { requestTimeout: 300, throwOnRequestTimeout: true };
type Settings = {
  endpoint?: string;
  credentials?: () => Promise<typeof credentials & { expiration?: Date }>;
};

const ofDynamoDbClient = (settings: Settings) => ({
  region: 'eu-west-1',
  endpoint: aws.endpoint,
  credentials,
  // Of its own: what one has used up of its patience, another has not.
  retryStrategy: new ConfiguredRetryStrategy(3, () => 0),
  requestHandler: timeLimits,
  ...settings,
});
const ofSesClient = (settings: Settings) => ({
  region: 'eu-west-1',
  endpoint: aws.endpoint,
  credentials,
  maxAttempts: 1,
  requestHandler: timeLimits,
  ...settings,
});
const dynamoDb = (settings: Settings = {}) => new DynamoDBClient(ofDynamoDbClient(settings));
const ses = (settings: Settings = {}) => new SESClient(ofSesClient(settings));

const item = {
  pk: { S: 'SUB#é' },
  n: { N: '1.5' },
  sent: { B: new Uint8Array([0, 255, 7]) },
  ledger: { M: { 'a lesson': { L: [{ S: '"quoted"\n' }, { NULL: true }, { BOOL: false }] } } },
};
const key = { pk: { S: 'p' }, sk: { S: 's' } };
const put = { TableName: 't', Item: item, ConditionExpression: '#v = :v', ReturnValues: 'ALL_OLD' } as const;
const raw = Buffer.from(`From: =?utf-8?Q?B=C3=A4ckerei?=\r\n\r\n${'+/=&é~ '.repeat(2_000)}`);
const mail = {
  Source: 'lessons@course.test',
  Destinations: ["o'hara+x@reader.test"],
  RawMessage: { Data: raw },
  ConfigurationSetName: 'local',
  Tags: [
    { Name: 'delivery', Value: 'a_b_c' },
    { Name: 'ses:feedback-id-a', Value: 'bread' },
  ],
};

const documents = (settings: Settings = {}) => documentCallsOf(ofDynamoDbClient(settings));
const documentKey = { pk: 'p', sk: 's' };

const sendMail = (settings: Settings = {}, options: { abortSignal?: AbortSignal } = {}) => {
  const { RawMessage, Destinations, ...rest } = mail;
  const [Destination = ''] = Destinations;
  const Data = [RawMessage.Data];
  return createSendRawEmail(mailCallsOf(ofSesClient(settings)))({ ...rest, Destination, Data }, options);
};

type Ask = (endpoint?: string) => Promise<unknown>;

/** Each operation, by the SDK's own client and by a direct call, as they are made of it. */
const operations: [name: string, bySdk: Ask, directly: Ask][] = [
  [
    'PutItem',
    (endpoint = aws.endpoint) => dynamoDb({ endpoint }).send(new PutItemCommand(put)),
    (endpoint = aws.endpoint) =>
      documents({ endpoint }).put({ TableName: 't', Item: documentKey, ReturnValues: 'ALL_OLD' }),
  ],
  [
    'GetItem',
    (endpoint = aws.endpoint) =>
      dynamoDb({ endpoint }).send(new GetItemCommand({ TableName: 't', Key: key })),
    (endpoint = aws.endpoint) => documents({ endpoint }).get({ TableName: 't', Key: documentKey }),
  ],
  [
    'BatchGetItem',
    (endpoint = aws.endpoint) =>
      dynamoDb({ endpoint }).send(new BatchGetItemCommand({ RequestItems: { t: { Keys: [key] } } })),
    (endpoint = aws.endpoint) =>
      documents({ endpoint }).batchGet('t', { Keys: [documentKey], ConsistentRead: true }),
  ],
  [
    'Query',
    (endpoint = aws.endpoint) => dynamoDb({ endpoint }).send(new QueryCommand({ TableName: 't' })),
    (endpoint = aws.endpoint) => documents({ endpoint }).query({ TableName: 't' }),
  ],
  [
    'Scan',
    (endpoint = aws.endpoint) => dynamoDb({ endpoint }).send(new ScanCommand({ TableName: 't' })),
    (endpoint = aws.endpoint) => documents({ endpoint }).scan({ TableName: 't' }),
  ],
  [
    'SendRawEmail',
    (endpoint = aws.endpoint) => ses({ endpoint }).send(new SendRawEmailCommand(mail)),
    (endpoint = aws.endpoint) => sendMail({ endpoint }),
  ],
];

const accepted = {
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body: '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>0100</MessageId></SendRawEmailResult></SendRawEmailResponse>',
};
const stored: Reply = {
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: '{"Item":{"pk":{"S":"p"},"sent":{"B":"AP8H"},"l":{"L":[{"N":"1"},{"M":{}}]}}}',
};

/** What differs from call to call, or tells AWS about the SDK and its attempts. */
const ofThisCall =
  /^(authorization|user-agent|x-amz-user-agent|x-amz-date|amz-sdk-invocation-id|amz-sdk-request)$/;

const toCompare = ({ method, path, headers, body }: Seen) => ({
  method,
  path,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !ofThisCall.test(name))),
  body: body.toString('latin1'),
});

// What DynamoDB's calls send and read is held against the SDK in document-calls.test.ts, whatever the document.
describe('a direct call of SendRawEmail', () => {
  it('sends what the SDK sends, byte by byte, and reads the same out of the answer', async () => {
    const sdk = await aws.during([accepted], () => ses().send(new SendRawEmailCommand(mail)));
    const direct = await aws.during([accepted], () => sendMail());
    expect(direct.seen.map(toCompare)).toEqual(sdk.seen.map(toCompare));
    expect(sdk.result.MessageId).toBe('0100');
    expect(direct.result.MessageId).toBe(sdk.result.MessageId);
  });

  it.each([
    ['has none', accepted.body.replace(/<MessageId>.*<\/MessageId>/, '')],
    ['has an empty one', accepted.body.replace('0100', '')],
    ['writes it otherwise', accepted.body.replace('0100', '01&amp;0&#48;')],
  ])('reads what the SDK reads where an answer that should have a name for the mail %s', async (_, body) => {
    const answer: Reply = { ...accepted, body };
    const sdk = await aws.during([answer], () => ses().send(new SendRawEmailCommand(mail)));
    const direct = await aws.during([answer], () => sendMail());
    expect(direct.result.MessageId).toBe(sdk.result.MessageId);
  });
});

describe.each(operations)('a direct call of %s', (name, _, directly) => {
  const answers = [name === 'SendRawEmail' ? accepted : stored];

  it('is signed as AWS checks it, over all that it says', async () => {
    const { seen } = await aws.during(answers, directly);
    for (const { method, path, headers, body } of seen) {
      const [, signedHeaders = ''] = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? [];
      const names = signedHeaders.split(';');
      expect(names).toEqual(
        expect.arrayContaining(['content-type', 'host', 'x-amz-date', 'x-amz-security-token']),
      );
      const [, year, month, day, hour, minute, second] =
        /^(....)(..)(..)T(..)(..)(..)Z$/.exec(String(headers['x-amz-date'])) ?? [];
      const again = await (name === 'SendRawEmail' ? ses() : dynamoDb()).config.signer();
      const expected = await again.sign(
        {
          method,
          path,
          protocol: 'http:',
          hostname: '127.0.0.1',
          headers: Object.fromEntries(names.map((each) => [each, String(headers[each])])),
          body,
        },
        { signingDate: new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) },
      );
      expect(headers.authorization).toBe(expected.headers.authorization);
    }
  });
});

const json = (status: number, body: object, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0', ...headers },
  body: JSON.stringify(body),
});
const prefix = 'com.amazonaws.dynamodb.v20120810#';
const xml = (status: number, type: string, code: string, message: string): Reply => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>${type}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
});
const page: Reply = {
  status: 503,
  headers: { 'content-type': 'text/html' },
  body: '<!DOCTYPE html><html><body><p>Busy<br></body></html>',
};

/** Whatever can happen to a call of either. */
const mishaps: [string, Reply][] = [
  ['a page of a proxy', page],
  ['a page of a proxy, as if all were well', { ...page, status: 200 }],
  ['an error without a body', { status: 500, body: '' }],
  ['a request that is too long', { status: 413, body: 'Request Entity Too Large' }],
  [
    'an answer that ends in the middle',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0', 'content-length': 500 });
      response.write('{"Item":');
      setImmediate(() => response.destroy());
    },
  ],
  ['a connection that is cut', (response) => response.destroy()],
];

const ofDynamoDb: [string, Reply][] = [
  [
    'a condition that failed',
    json(400, {
      __type: `${prefix}ConditionalCheckFailedException`,
      message: 'The conditional request failed',
      Item: item,
    }),
  ],
  [
    'throttling of the account',
    json(400, { __type: `${prefix}ThrottlingException`, message: 'Rate exceeded' }),
  ],
  [
    'throttling of the table',
    json(400, { __type: `${prefix}ProvisionedThroughputExceededException`, message: 'Slow down' }),
  ],
  [
    'too many requests',
    json(400, { __type: `${prefix}RequestLimitExceeded`, message: 'Slow down' }, { 'retry-after': '0' }),
  ],
  [
    'a cancelled transaction',
    json(400, {
      __type: `${prefix}TransactionCanceledException`,
      Message: 'Cancelled',
      CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: item }, { Code: 'None' }],
    }),
  ],
  ['a fault of its own', json(500, { __type: `${prefix}InternalServerError`, message: 'Ours' })],
  ['no service', json(503, { __type: `${prefix}ServiceUnavailable` })],
  [
    'a request that makes no sense',
    json(400, { __type: 'com.amazon.coral.validate#ValidationException', message: 'No such key' }),
  ],
  ['no such table', json(400, { __type: `${prefix}ResourceNotFoundException`, message: 'No table' })],
  ['no leave', json(400, { __type: 'com.amazon.coral.service#AccessDeniedException', Message: 'No' })],
  [
    'credentials that are over',
    json(400, { __type: 'com.amazon.coral.service#ExpiredTokenException', message: 'Over' }),
  ],
  ['what nobody has heard of', json(418, { __type: 'x#TeapotException' })],
  [
    'half of a JSON text',
    { status: 200, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: '{"Item":' },
  ],
];

const ofSes: [string, Reply][] = [
  ['the rate', xml(400, 'Sender', 'Throttling', 'Maximum sending rate exceeded.')],
  ['the quota', xml(400, 'Sender', 'Throttling', 'Daily message quota exceeded.')],
  ['a refusal', xml(400, 'Sender', 'MessageRejected', 'Address is on the suppression list.')],
  ['no configuration set', xml(400, 'Sender', 'ConfigurationSetDoesNotExist', 'None &lt;local&gt;')],
  ['a paused account', xml(400, 'Sender', 'AccountSendingPausedException', 'Paused')],
  ['an address', xml(400, 'Sender', 'InvalidParameterValue', 'Missing final &apos;@domain&apos;')],
  ['no leave', xml(403, 'Sender', 'AccessDenied', 'No')],
  ['credentials that are over', xml(403, 'Sender', 'ExpiredToken', 'Over')],
  ['too many requests', xml(429, 'Sender', 'TooManyRequestsException', 'Slow down')],
  ['a fault of its own', xml(500, 'Receiver', 'InternalFailure', 'Ours')],
  ['no service', xml(503, 'Receiver', 'ServiceUnavailable', 'None')],
];

/** All of an error that code looks at, or that it is written down by. */
const asSeen = (error: unknown) => {
  const { name, message, code, $fault, $metadata, Item, CancellationReasons, Type, Code } = Object(error);
  return {
    kind: Object(error).constructor.name,
    name,
    // The SDK adds a line on how to look into an answer that it could not read.
    message: String(message).split('\n')[0],
    code,
    $fault,
    status: $metadata?.httpStatusCode,
    attempts: $metadata?.attempts,
    Item,
    CancellationReasons,
    Type,
    Code,
    shown: Object.keys(Object(error)).includes('$response'),
  };
};
const comesTo = (run: () => Promise<unknown>) => () => run().then((result) => ({ result }), asSeen);

/** Services that never answer, two for each operation: whoever waits for one waits beside the others. */
const silent = await Promise.all(
  operations.map(
    async (operation) => [operation, await startScriptedAws(), await startScriptedAws()] as const,
  ),
);

describe('what goes wrong with a direct call', () => {
  const cases = operations.flatMap(([operation, bySdk, directly]) =>
    [...mishaps, ...(operation === 'SendRawEmail' ? ofSes : ofDynamoDb)].map(
      ([mishap, reply]) => [operation, mishap, reply, bySdk, directly] as const,
    ),
  );

  it.each(cases)('%s, %s: comes to what it comes to by the SDK, after as many attempts', async (...of) => {
    const [operation, , reply, bySdk, directly] = of;
    const sdk = await aws.during([reply], comesTo(bySdk));
    const direct = await aws.during([reply], comesTo(directly));
    expect(direct.result).toEqual(sdk.result);
    expect(direct.seen).toHaveLength(sdk.seen.length);
    if (operation === 'SendRawEmail') expect(direct.seen).toHaveLength(1);
  });

  it('comes to what it comes to by the SDK, after as many attempts, if there is no answer within the time limit', async () => {
    const never: Reply = () => undefined;
    await Promise.all(
      silent.map(async ([[operation, bySdk, directly], forSdk, forDirect]) => {
        const [sdk, direct] = await Promise.all([
          forSdk.during(
            [never],
            comesTo(() => bySdk(forSdk.endpoint)),
          ),
          forDirect.during(
            [never],
            comesTo(() => directly(forDirect.endpoint)),
          ),
        ]);
        const attempts = operation === 'SendRawEmail' ? 1 : 3;
        expect([operation, direct.result, direct.seen.length]).toEqual([operation, sdk.result, attempts]);
        expect(sdk.seen).toHaveLength(attempts);
      }),
    );
  });

  it('is tried again, and then comes to what was stored', async () => {
    const throttled = json(400, { __type: `${prefix}ThrottlingException` });
    const { seen, result } = await aws.during([throttled, page, stored], () =>
      documents().get({ TableName: 't', Key: documentKey }),
    );
    expect(result?.pk).toBe('p');
    const attempts = seen.map(({ headers }) => String(headers['amz-sdk-request']).split(';')[0]);
    expect(attempts).toEqual(['undefined', 'attempt=2', 'attempt=3']);
    const [, second, third] = seen.map(({ headers }) => headers['amz-sdk-invocation-id']);
    expect([typeof second, third]).toEqual(['string', second]);
  });

  it('is nothing that was sent, where there is nobody to sign it', async () => {
    const nobody = async () => {
      throw Object.assign(new Error('None'), { name: 'CredentialsProviderError' });
    };
    const { seen, result } = await aws.during(
      [accepted],
      comesTo(() => sendMail({ credentials: nobody })),
    );
    expect(result).toMatchObject({ name: 'CredentialsProviderError' });
    expect(seen).toEqual([]);
  });

  it('ends with the signal to end it', async () => {
    const { seen, result } = await aws.during([() => undefined], () =>
      comesTo(() => sendMail({}, { abortSignal: AbortSignal.timeout(50) }))(),
    );
    expect(result).toMatchObject({ name: 'AbortError' });
    expect(seen).toHaveLength(1);
  });
});

describe('the signature of a direct call', () => {
  const ask = (calls: DocumentCalls) => () => calls.get({ TableName: 't', Key: documentKey });

  it('is by credentials that are asked for again when theirs are over', async () => {
    let given = 0;
    const calls = documents({
      credentials: async () => {
        given += 1;
        const expiration = given === 1 ? new Date(Date.now() + 1_000) : new Date(Date.now() + 3_600_000);
        return { ...credentials, accessKeyId: `AKIA${given}`, expiration };
      },
    });
    const { seen } = await aws.during([stored], async () => {
      for (let turn = 0; turn < 3; turn += 1) await ask(calls)();
    });
    const keysUsed = seen.map(({ headers }) => /Credential=(\w+)/.exec(headers.authorization ?? '')?.[1]);
    // The first were about to be over when they came.
    expect(keysUsed.at(-1)).toBe('AKIA2');
    expect(given).toBe(2);
  });

  it('goes by the clock of AWS, where that of this machine is wrong', async () => {
    const theirs = new Date(Date.now() + 2 * 60 * 60_000);
    const skewed = json(
      400,
      { __type: 'com.amazon.coral.service#InvalidSignatureException', message: 'Signature expired' },
      { date: theirs.toUTCString() },
    );
    const calls = documents();
    const { seen } = await aws.during(
      [skewed, { ...stored, headers: { date: theirs.toUTCString() } }],
      ask(calls),
    );
    const hours = seen.map(({ headers }) => String(headers['x-amz-date']).slice(0, 11));
    const hourOf = (date: Date) => date.toISOString().replaceAll('-', '').slice(0, 11);
    expect(hours).toEqual([hourOf(new Date(theirs.getTime() - 2 * 60 * 60_000)), hourOf(theirs)]);
  });
});
