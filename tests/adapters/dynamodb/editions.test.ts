import { afterAll, describe, expect, it } from 'vitest';
import { editionsIn } from '../../../lib/adapters/dynamodb/editions.ts';
import { connectTable } from '../../../lib/adapters/dynamodb/table.ts';
import { startDynamoDb } from '../../../lib/local/dynamodb/start.ts';
import { useEnvironment } from '../../../lib/local/environment.ts';
import { ensureTable } from '../../../lib/local/table.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const running = await startDynamoDb(await temporaryFolder());
afterAll(() => running.end());
afterAll(
  useEnvironment({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: running.endpoint,
  }),
);
await ensureTable('editions');
const table = connectTable('editions');
const editions = editionsIn(table);

describe('the live edition', () => {
  it('is one that two builds can not both replace', async () => {
    expect(await editions.live()).toBeUndefined();
    const first = { edition: 'first', version: 0 };
    const both = [editions.goLive(first), editions.goLive({ edition: 'other', version: 0 })];
    expect((await Promise.all(both)).sort()).toEqual(['saved', 'stale']);
    expect(await editions.live()).toMatchObject({ version: 1 });
  });

  it('counts its builds also where it stays the same', async () => {
    const live = await editions.live();
    if (!live) throw new Error('nothing is live');
    expect(await editions.goLive(live)).toBe('saved');
    expect(await editions.goLive(live)).toBe('stale');
  });

  it('that was written before builds were counted can be replaced, once', async () => {
    await table.put({ pk: 'CONTENT', sk: 'LIVE', edition: 'old', bundle: 'old' });
    const old = await editions.live();
    expect(old).toEqual({ edition: 'old', bundle: 'old', version: 0 });
    expect(await editions.goLive({ edition: 'new', version: 0 })).toBe('saved');
    expect(await editions.goLive({ edition: 'newer', version: 0 })).toBe('stale');
    expect(await editions.live()).toEqual({ edition: 'new', version: 1 });
  });
});
