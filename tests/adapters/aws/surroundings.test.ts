import { SESClient, SendRawEmail$, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterEach, describe, expect, it } from 'vitest';
import { dynamoDb, type Service, secretsManager, ses } from '../../../lib/adapters/aws/service.ts';
import { readSurroundings, type Surroundings } from '../../../lib/adapters/aws/surroundings.ts';
import type { Caller } from '../../../lib/adapters/caller.ts';
import { wholeClientOf } from '../../../lib/adapters/sdk/whole-client-of.ts';
import { createWholeDynamoDb } from '../../../lib/adapters/sdk/whole-dynamodb.ts';
import { createWholeSecretsManager } from '../../../lib/adapters/sdk/whole-secrets-manager.ts';
import { useEnvironment, type Variables } from '../../../lib/local/process/environment.ts';

type Ask = (caller: Caller) => { surroundings(): Promise<Surroundings> };
const services: [name: string, Service, Ask][] = [
  ['DynamoDB', dynamoDb, createWholeDynamoDb],
  ['Secrets Manager', secretsManager, createWholeSecretsManager],
  [
    'SES',
    ses,
    (caller) => wholeClientOf(new SESClient(caller), { SendRawEmail: SendRawEmail$ }, SendRawEmailCommand),
  ],
];

const nothing: Variables = Object.fromEntries(
  Object.keys(process.env)
    .filter((name) => name.startsWith('AWS_'))
    .map((name) => [name, undefined]),
);
const keys = { AWS_ACCESS_KEY_ID: 'AKIA0', AWS_SECRET_ACCESS_KEY: 'secret' };
/** As Lambda sets it for each function. */
const inAFunction = {
  ...keys,
  AWS_SESSION_TOKEN: 'a session',
  AWS_LAMBDA_FUNCTION_NAME: 'dripline-prod-web',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
};

let back = () => {};
afterEach(() => back());

/** All that is known of a place, and who asks there. */
const toCompare = async ({ endpoint, scope, credentials }: Surroundings) => {
  const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
  const { protocol, hostname, port, path } = endpoint;
  return {
    endpoint: { protocol, hostname, port, path },
    scope,
    credentials: { accessKeyId, secretAccessKey, sessionToken },
  };
};

const bySdk = async (ask: Ask, variables: Variables, caller: Caller) => {
  back = useEnvironment({ ...nothing, ...variables });
  return toCompare(await ask(caller).surroundings());
};

describe.each(services)('where %s is asked, and by whom', (_, service, ask) => {
  it.each<[string, Variables, Caller]>([
    ...['us-east-1', 'eu-west-1', 'ap-southeast-7', 'il-central-1', 'mx-central-1'].map(
      (region): [string, Variables, Caller] => [region, { ...inAFunction, AWS_REGION: region }, {}],
    ),
    [
      'an endpoint of its own',
      {
        ...inAFunction,
        AWS_REGION: 'local',
        AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
        AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:4566/table',
        AWS_ENDPOINT_URL_SECRETS_MANAGER: 'https://secrets.example.com',
      },
      {},
    ],
    ['one for all', { ...keys, AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: 'http://localhost:4566' }, {}],
    [
      'somebody who is named',
      { ...inAFunction, AWS_REGION: 'eu-west-1' },
      { credentials: { accessKeyId: 'AKIA1', secretAccessKey: 'other' } },
    ],
  ])('is read out of the environment as the SDK finds it: %s', async (_, variables, caller) => {
    const read = readSurroundings(service, caller, variables);
    expect(read && (await toCompare(read))).toEqual(await bySdk(ask, variables, caller));
  });

  const later = new Date(Date.now() + 3_600_000);
  it.each<[string, Variables, Caller]>([
    ['no Region', { AWS_REGION: undefined }, {}],
    ['a Region of another partition', { AWS_REGION: 'cn-north-1' }, {}],
    ['one of the government', { AWS_REGION: 'us-gov-west-1' }, {}],
    ['one that is a FIPS endpoint', { AWS_REGION: 'fips-us-east-1' }, {}],
    ['no key', { AWS_ACCESS_KEY_ID: undefined }, {}],
    ['no secret', { AWS_SECRET_ACCESS_KEY: '' }, {}],
    ['a machine that may have files', { AWS_LAMBDA_FUNCTION_NAME: undefined }, {}],
    ['a profile', { AWS_PROFILE: 'work' }, {}],
    ['FIPS', { AWS_USE_FIPS_ENDPOINT: 'true' }, {}],
    ['IPv6', { AWS_USE_DUALSTACK_ENDPOINT: 'true' }, {}],
    ['endpoints that it has for nothing', { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }, {}],
    ['a mode of endpoints', { AWS_ACCOUNT_ID_ENDPOINT_MODE: 'required' }, {}],
    ['an account', { AWS_ACCOUNT_ID: '123456789012' }, {}],
    ['keys that end', { AWS_CREDENTIAL_EXPIRATION: later.toISOString() }, {}],
    ['another way to sign', { AWS_AUTH_SCHEME_PREFERENCE: 'sigv4a' }, {}],
    ['an endpoint that is none', { AWS_ENDPOINT_URL: 'localhost' }, {}],
    ['one with a query', { AWS_ENDPOINT_URL: 'http://localhost/?a=b' }, {}],
    [
      'somebody who may change',
      {},
      { credentials: async () => ({ accessKeyId: 'A', secretAccessKey: 'b' }) },
    ],
    [
      'named keys that end',
      {},
      { credentials: { accessKeyId: 'A', secretAccessKey: 'b', expiration: later } },
    ],
  ])('is for the SDK to find where the environment has %s', (_, variables, caller) => {
    const all = { ...inAFunction, AWS_REGION: 'eu-west-1' };
    expect(readSurroundings(service, {}, all)).toBeDefined();
    expect(readSurroundings(service, caller, { ...all, ...variables })).toBeUndefined();
  });
});
