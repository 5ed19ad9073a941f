import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { createCaps } from '../../../lib/adapters/dynamodb/caps.ts';
import { createHashes } from '../../../lib/adapters/keys/hashes.ts';
import { createKeyring } from '../../../lib/adapters/keys/keyring.ts';
import type { Cap } from '../../../lib/domain/sign-up/sign-up-caps.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { embeddedDynamoDb } from '../../worlds/embedded-dynamodb.ts';

const table = await (await embeddedDynamoDb()).newTable();
const caps = createCaps(table, createHashes(createKeyring('{"current":"k1","k1":"a key for this test"}')));

const now = instantOf('2026-11-24T10:00:00Z');
const cap: Cap = {
  reason: 'addressDay',
  subject: 'ada@reader.test',
  period: 'rolling',
  limit: 1,
  until: later(now, { days: 1 }),
};

describe('a cap in the table', () => {
  it('stores a keyed hash of its subject, and when DynamoDB may remove it', async () => {
    await caps.take(cap, now);
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
    expect(JSON.stringify(Items)).not.toContain('ada');
    for (const item of Items) expect(item.expiresAt).toBeGreaterThan(Date.parse(now) / 1000);
  });
});
