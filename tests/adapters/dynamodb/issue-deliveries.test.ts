import { describe, expect, it } from 'vitest';
import { createIssueDeliveries } from '../../../lib/adapters/dynamodb/issue-deliveries.ts';
import { keys } from '../../../lib/adapters/dynamodb/keys.ts';
import { tag } from '../../../lib/domain/content/tag.ts';
import {
  copiesAreKept,
  type IssueDelivery,
  recordIssue,
  resendIssue,
  withAudience,
} from '../../../lib/domain/newsletter/issue-delivery.ts';
import { later } from '../../../lib/domain/time/instant.ts';
import { deliveryOf, now } from '../../contracts/examples.ts';
import { embeddedDynamoDb } from '../../worlds/embedded-dynamodb.ts';
import { putAsItIs } from './version-1-items.ts';

const table = await (await embeddedDynamoDb()).newTable();
const copies = createIssueDeliveries(table, 4);

const toAll = (number: number) => withAudience(deliveryOf(number), { who: 'all' });
const failed = (copy: IssueDelivery) => recordIssue(copy, { status: 'failed', at: now, reason: 'no' });
/** The attribute by which DynamoDB removes an item, once the copy is stored. */
const expiryOf = async (copy: IssueDelivery): Promise<unknown> => {
  await copies.save(copy);
  return (await table.get(keys.issueDelivery(copy)))?.expiresAt;
};

describe('a copy of an issue in the table', () => {
  it('is removed some time after it is settled, and never while something is due for it', async () => {
    const copy = toAll(1);
    const removedAt = Date.parse(later(copy.sendUntil, copiesAreKept)) / 1000;
    expect(await expiryOf(copy)).toBeUndefined();
    const settled = failed({ ...copy, version: 1 });
    expect(await expiryOf(settled)).toBe(removedAt);
    const again = resendIssue({ ...settled, version: 2 }, 72, now);
    expect(again && (await expiryOf(again))).toBeUndefined();
  });

  it('stays where it was meant for some of the list: their links to read it go by it', async () => {
    expect(
      await expiryOf(failed(withAudience(deliveryOf(2), { who: 'tag', tag: tag.parse('bakers') }))),
    ).toBe(undefined);
  });

  it('that was stored when its window stood under the same name reads as before, and is written in today’s shape', async () => {
    const { sendUntil, ...copy } = deliveryOf(3);
    const key = keys.issueDelivery(copy);
    await putAsItIs(table, { ...copy, ...key, version: 1, schemaVersion: 2, expiresAt: sendUntil });
    const read = await copies.load(copy);
    expect(read).toEqual({ ...copy, version: 1, sendUntil });
    if (read) await copies.save(failed(read));
    expect(await copies.load(copy)).toEqual(failed({ ...copy, version: 2, sendUntil }));
    expect(await table.get(key)).not.toHaveProperty('expiresAt');
  });
});
