import { describe, expect, it } from 'vitest';
import { createCaps } from '../../../lib/adapters/dynamodb/caps.ts';
import { createHashes } from '../../../lib/adapters/keys/hashes.ts';
import { createKeyring } from '../../../lib/adapters/keys/keyring.ts';
import { requestId } from '../../../lib/domain/sign-up/request-id.ts';
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
    await caps.take(cap, requestId.parse('a request'), now);
    const { items } = await table.calls.scan({ TableName: table.name });
    expect(JSON.stringify(items)).not.toContain('ada');
    for (const item of items) expect(item.expiresAt).toBeGreaterThan(Date.parse(now) / 1000);
  });

  it('remembers requests under way alone, so that it does not grow with its limit', async () => {
    const busy: Cap = { ...cap, subject: 'everybody', limit: 50 };
    const settled = Array.from({ length: 20 }, (_, n) => requestId.parse(`settled ${n}`));
    await Promise.all(settled.map((request) => caps.take(busy, request, now)));
    await Promise.all(settled.map((request) => caps.settle(busy, request)));
    await caps.take(busy, requestId.parse('under way'), now);
    const { items } = await table.calls.scan({ TableName: table.name });
    expect(items.find(({ taken }) => taken === 21)?.holders).toEqual(new Set(['under way']));
  });
});
