import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureTable } from '../../../lib/local/dynamodb/ensure-table.ts';
import { startDynamoDb } from '../../../lib/local/dynamodb/start.ts';
import { useEnvironment } from '../../../lib/local/process/environment.ts';
import { newPass } from '../../../lib/local/process/new-pass.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const folder = await temporaryFolder();
const pass = newPass();
let running = await startDynamoDb(folder, pass);
afterAll(() => running.end());

const pointTo = (endpoint: string) =>
  useEnvironment({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: pass,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  });
const leave = pointTo(running.endpoint);
afterAll(leave);

let client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const put = (item: Record<string, unknown>, condition?: string) =>
  client.send(
    new PutCommand({
      TableName: 'things',
      Item: item,
      ...(condition ? { ConditionExpression: condition } : {}),
    }),
  );
const get = async (pk: string) =>
  (await client.send(new GetCommand({ TableName: 'things', Key: { pk, sk: 'a' } }))).Item;
const due = async () =>
  (
    await client.send(
      new QueryCommand({
        TableName: 'things',
        IndexName: 'due',
        KeyConditionExpression: 'dueShard = :shard',
        ExpressionAttributeValues: { ':shard': 'DUE#0' },
      }),
    )
  ).Items?.map(({ pk }) => pk);

describe('the embedded DynamoDB, through the AWS SDK', () => {
  beforeAll(() => ensureTable('things'));

  it('creates the table once, however often it is asked to', async () => {
    await expect(ensureTable('things')).resolves.toBeUndefined();
  });

  it('lets exactly one of many conditional writes win', async () => {
    const races = Array.from({ length: 20 }, (_, n) =>
      put({ pk: 'race', sk: 'a', n }, 'attribute_not_exists(pk)'),
    );
    const won = (await Promise.allSettled(races)).filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(1);
  });

  it('has an item in the due index exactly while it carries the index keys', async () => {
    await put({ pk: 'later', sk: 'a', dueShard: 'DUE#0', dueAt: '2027-02-01' });
    await put({ pk: 'sooner', sk: 'a', dueShard: 'DUE#0', dueAt: '2027-01-01' });
    expect(await due()).toEqual(['sooner', 'later']);
    await put({ pk: 'sooner', sk: 'a' });
    expect(await due()).toEqual(['later']);
  });

  it('keeps every acknowledged write when its process is killed', async () => {
    await put({ pk: 'kept', sk: 'a', n: 1 });
    process.kill(running.pid, 'SIGKILL');
    await running.gone;
    running = await startDynamoDb(folder, pass);
    pointTo(running.endpoint);
    client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
    expect(await get('kept')).toEqual({ pk: 'kept', sk: 'a', n: 1 });
  });
});
