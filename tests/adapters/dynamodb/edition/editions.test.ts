import { describe, expect, it } from 'vitest';
import { createEditions } from '../../../../lib/adapters/dynamodb/edition/editions.ts';
import { keys } from '../../../../lib/adapters/dynamodb/keys.ts';
import { embeddedDynamoDb } from '../../../worlds/embedded-dynamodb.ts';

const table = await (await embeddedDynamoDb()).newTable();
const editions = createEditions(table);

describe('the live edition', () => {
  it('that was written before builds were counted can be replaced, once', async () => {
    await table.put({ ...keys.liveEdition(), edition: 'old', bundle: 'old' });
    const old = await editions.live();
    expect(old).toEqual({ edition: 'old', bundle: 'old', version: 0 });
    expect(await editions.goLive({ edition: 'new', version: 0 })).toBe('saved');
    expect(await editions.goLive({ edition: 'newer', version: 0 })).toBe('stale');
    expect(await editions.live()).toEqual({ edition: 'new', version: 1 });
  });
});
