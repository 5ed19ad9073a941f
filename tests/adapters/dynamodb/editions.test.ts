import { describe, expect, it } from 'vitest';
import { createEditions } from '../../../lib/adapters/dynamodb/editions.ts';
import { keys } from '../../../lib/adapters/dynamodb/keys.ts';
import { embeddedTable } from '../../worlds/embedded-table.ts';

const table = await embeddedTable('editions');
const editions = createEditions(table);

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
    await table.put({ ...keys.liveEdition(), edition: 'old', bundle: 'old' });
    const old = await editions.live();
    expect(old).toEqual({ edition: 'old', bundle: 'old', version: 0 });
    expect(await editions.goLive({ edition: 'new', version: 0 })).toBe('saved');
    expect(await editions.goLive({ edition: 'newer', version: 0 })).toBe('stale');
    expect(await editions.live()).toEqual({ edition: 'new', version: 1 });
  });
});
