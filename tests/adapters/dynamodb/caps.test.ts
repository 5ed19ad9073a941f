import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { createCaps } from '../../../lib/adapters/dynamodb/caps.ts';
import { createHashes } from '../../../lib/adapters/keys/hashes.ts';
import { createKeyring } from '../../../lib/adapters/keys/keyring.ts';
import type { Cap } from '../../../lib/domain/sign-up/sign-up-caps.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { embeddedTable } from '../../worlds/embedded-table.ts';

const table = await embeddedTable('caps');
const caps = createCaps(table, createHashes(createKeyring('{"current":"k1","k1":"a key for this test"}')));

const now = instantOf('2026-11-24T10:00:00Z');
const capOf = (subject: string, limit: number, at = now): Cap => ({
  reason: 'addressDay',
  subject,
  period: 'rolling',
  limit,
  until: later(at, { days: 1 }),
});
const takeAtOnce = async (cap: Cap, times: number, at = now) => {
  const answers = await Promise.all(Array.from({ length: times }, () => caps.take(cap, at)));
  return answers.filter((answer) => answer === 'taken').length;
};

describe('a cap in the table', () => {
  it.each([1, 3, 20])('lets exactly %i of fifty through that come at once', async (limit) => {
    expect(await takeAtOnce(capOf(`crowd ${limit}`, limit), 50)).toBe(limit);
  });

  it('opens again when its time is over, also where the expired item still lies there', async () => {
    const tomorrow = later(now, { days: 1 });
    expect(await takeAtOnce(capOf('a@b.test', 2), 3)).toBe(2);
    const justBefore = later(tomorrow, { seconds: -1 });
    expect(await caps.take(capOf('a@b.test', 2, justBefore), justBefore)).toBe('full');
    expect(await caps.take(capOf('a@b.test', 2, tomorrow), tomorrow)).toBe('taken');
    expect(await takeAtOnce(capOf('a@b.test', 2, tomorrow), 10, tomorrow)).toBe(1);
  });

  it('is not passed by a crowd at the very moment when it opens', async () => {
    const cap = capOf('reopened', 1);
    await caps.take(cap, now);
    const tomorrow = later(now, { days: 1 });
    expect(await takeAtOnce(capOf('reopened', 1, tomorrow), 50, tomorrow)).toBe(1);
  });

  it('has room again for what was given back, and for no more', async () => {
    const cap = capOf('given back', 1);
    await caps.take(cap, now);
    await caps.giveBack(cap);
    await caps.giveBack(cap);
    expect(await takeAtOnce(cap, 5)).toBe(1);
  });

  it('counts each subject and each period by itself', async () => {
    for (const cap of [capOf('one', 1), capOf('two', 1), { ...capOf('one', 1), period: '2026-11-24T10' }])
      expect(await caps.take(cap, now)).toBe('taken');
  });

  it('stores a keyed hash of its subject, and when DynamoDB may remove it', async () => {
    await caps.take(capOf('ada@reader.test', 1), now);
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
    expect(JSON.stringify(Items)).not.toContain('ada');
    for (const item of Items) expect(item.expiresAt).toBeGreaterThan(Date.parse(now) / 1000);
  });
});
