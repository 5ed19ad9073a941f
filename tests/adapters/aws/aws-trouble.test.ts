import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { awsTrouble } from '../../../lib/adapters/aws/aws-trouble.ts';
import { type Reply, startScriptedAws } from './scripted-aws.ts';

const aws = await startScriptedAws();
const settings = {
  region: 'eu-west-1',
  endpoint: aws.endpoint,
  credentials: { accessKeyId: 'AKIA0', secretAccessKey: 'secret' },
  maxAttempts: 1,
  requestHandler: { requestTimeout: 200, throwOnRequestTimeout: true },
};
const json = (status: number, type: string, message: string): Reply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({ __type: `com.amazonaws#${type}`, message }),
});

const errorOf = async (ask: () => Promise<unknown>): Promise<unknown> =>
  ask().then(
    () => undefined,
    (error: unknown) => error,
  );
const receive =
  (endpoint = aws.endpoint) =>
  () =>
    new SQSClient({ ...settings, endpoint }).send(
      new ReceiveMessageCommand({ QueueUrl: 'https://q.test/1/dead' }),
    );
const read = () =>
  new DynamoDBClient(settings).send(
    new GetItemCommand({ TableName: 't', Key: { pk: { S: 'p' }, sk: { S: 's' } } }),
  );

const who = 'User: arn:aws:sts::000000000000:assumed-role/Operator/ada@example.com';

it.each<[string, Reply, RegExp]>([
  [
    'a right that is not theirs',
    json(
      400,
      'AccessDeniedException',
      `${who} is not authorized to perform: sqs:receivemessage on resource: x`,
    ),
    /^AWS does not allow you sqs:receivemessage\. Have it allowed to you; docs\/running-it\.md/,
  ],
  [
    'no right, without a reason',
    json(403, 'AccessDenied', 'Access Denied'),
    /allow you this \(AccessDenied\)/,
  ],
  ['keys that nobody has', json(403, 'UnrecognizedClientException', 'The token is invalid.'), /Unrecognized/],
  [
    'a clock that is wrong',
    json(400, 'InvalidSignatureException', 'Signature expired'),
    /this machine's clock/,
  ],
  ['a session that is over', json(400, 'ExpiredTokenException', 'Expired'), /are over .* Sign in again/],
  ['too many calls', json(400, 'ThrottlingException', 'Rate exceeded'), /too much at once/],
  ['silence', () => undefined, /gave no answer \(ETIMEDOUT\)/],
])('%s is told to whoever asked in a sentence, without their name', async (_, reply, sentence) => {
  for (const ask of [receive(), read]) {
    const { result } = await aws.during([reply], () => errorOf(ask));
    expect(awsTrouble(result)).toMatch(sentence);
    expect(awsTrouble(result)).not.toContain('ada@');
  }
});

it('tells of an AWS that is not there', async () => {
  const nowhere = await errorOf(receive('http://127.0.0.1:9'));
  expect(awsTrouble(nowhere)).toMatch(/gave no answer \(ECONNREFUSED\)\. Check your connection/);
});

it('tells of credentials that there are none of', async () => {
  const none = Object.assign(new Error('Could not load'), { name: 'CredentialsProviderError' });
  expect(awsTrouble(none)).toMatch(/^There are no AWS credentials/);
});

it.each([
  ['what AWS says of a request that makes no sense', json(400, 'ValidationException', 'No such key')],
  ['a fault of AWS’s own', json(500, 'InternalServerError', 'Theirs')],
])('leaves %s its trace', async (_, reply) => {
  const { result } = await aws.during([reply], () => errorOf(read));
  expect(result).toBeInstanceOf(Error);
  expect(awsTrouble(result)).toBeUndefined();
});

it('leaves errors of ours their trace, whatever their code', () => {
  const ours = Object.assign(new Error('closed'), { code: 'ECONNREFUSED' });
  for (const error of [ours, new TypeError('x is undefined'), 'AccessDenied', undefined])
    expect(awsTrouble(error)).toBeUndefined();
});
