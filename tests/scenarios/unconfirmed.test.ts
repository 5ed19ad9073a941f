import { describe, expect, it } from 'vitest';
import { itemKindOf, itemsSchema } from '../../lib/adapters/dynamodb/keys.ts';
import { createTable } from '../../lib/adapters/dynamodb/table.ts';
import { tableDefinition } from '../../lib/adapters/dynamodb/table-definition.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { localNames } from '../../lib/local/process/environment.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { readerAt } from './reader.ts';
import { scenario } from './scenario-content.ts';

const world = await startTestWorld({ content: scenario.files, startAt: instantOf('2026-11-24T10:00:00Z') });

/** What is stored about people, by its kind, and when DynamoDB is told to remove it. */
const stored = async () => {
  const table = createTable(localNames.table);
  const { items } = await table.calls.scan({ TableName: table.name });
  return itemsSchema
    .parse(items)
    .map((item) => [String(itemKindOf(item)), item[tableDefinition.expiry]])
    .filter(([kind]) => ['subscriber', 'enrollment', 'subscription'].includes(String(kind)));
};

describe('an address that somebody typed', () => {
  it('is removed a month later with all that was stored of it, unless its owner confirms', async () => {
    const reader = readerAt(world.url, 'typed@example.org');
    const page = await (await fetch(world.url)).text();
    const newsletter = /name="newsletter"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? '';
    await reader.signUp('Europe/Berlin', { newsletter });
    const inAMonth = Date.parse('2026-12-24T10:00:00Z') / 1000;
    const expiries = (await stored()).map(([kind, at]) => [kind, Math.round((Number(at) - inAMonth) / 600)]);
    expect(expiries.sort()).toEqual([
      ['enrollment', 0],
      ['subscriber', 0],
    ]);

    await reader.confirm();
    expect((await stored()).sort()).toEqual([
      ['enrollment', undefined],
      ['subscriber', undefined],
      ['subscription', undefined],
    ]);
  });
});
