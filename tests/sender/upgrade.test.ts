import { expect, it } from 'vitest';
import { createHandler as createRecordFeedback } from '../../lambdas/record-feedback/handler.ts';
import { type Item, itemKindOf, itemsSchema, keys } from '../../lib/adapters/dynamodb/keys.ts';
import type { Table } from '../../lib/adapters/dynamodb/table.ts';
import { schemaVersion } from '../../lib/adapters/dynamodb/upgrade-item.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { issueId } from '../../lib/domain/content/issue.ts';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { subscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { instantOf, millisecondsBetween } from '../../lib/domain/time/instant.ts';
import { scanPages } from '../../lib/local/dynamodb/scan-pages.ts';
import { putAsItIs, version1Items } from '../adapters/dynamodb/version-1-items.ts';
import { sampleEvent } from '../adapters/ses/sample-event.ts';
import { startSenderWorld } from '../worlds/sender-on-services.ts';

const world = await startSenderWorld();
const ada = {
  subscriberId: subscriberId.parse('adaadaadaadaadaadaadaadaad'),
  courseId: courseId.parse('bread'),
};
const bea = {
  subscriberId: subscriberId.parse('beabeabeabeabeabeabeabeabe'),
  courseId: courseId.parse('bread'),
};
const rye = { listId: listId.parse('crumbs'), issueId: issueId.parse('2026-11-24-rye') };

const everythingIn = async ({ calls, name }: Table): Promise<Item[]> => {
  const pages = await Array.fromAsync(scanPages(calls, { TableName: name }));
  return itemsSchema.parse(pages.flat());
};

it('A table of the first edition goes on where it was: mails, issues and events of before, in the shape of today', async () => {
  const { connection, table, sweep } = await world.start({ people: 0 });
  await world.fake.setQuota({ max24HourSend: -1, maxSendRate: 200, enforceRate: false });
  await world.pass(millisecondsBetween(connection.clock.now(), instantOf('2026-11-24T10:00:05Z')));
  const tableId = await table.calls.tableId(table.name);
  for (const item of version1Items)
    await putAsItIs(table, itemKindOf(item) === 'sendingState' ? { ...item, tableId } : item);

  await sweep();
  await sweep();
  const accepted = await world.fake.mails();
  expect(accepted.map(({ destinations: [to], tags }) => `${to} ${tags.delivery}`).sort()).toEqual([
    `ada@reader.test n_${ada.subscriberId}_crumbs_2026-11-24-rye`,
  ]);
  const bodies = await Promise.all(accepted.map(({ id }) => world.fake.raw(id)));
  for (const body of bodies) expect(body.toString()).toContain('/scanner-trap/');

  expect((await connection.enrollments.load(ada))?.ledger).toMatchObject({
    'address-change-1': { status: 'sent' },
    // An address change is a person's now: what the first edition had queued and not sent has to be asked for again.
    'address-change-2': { status: 'skipped' },
  });
  expect((await connection.enrollments.load(bea))?.ledger).toMatchObject({ flour_2: { status: 'unknown' } });
  expect(await connection.issueRecords.load(rye)).toMatchObject({
    standing: { status: 'sending' },
    candidates: 2,
  });

  // The mail that the first edition sent comes back under the tag that it gave it.
  const tag = `${bea.subscriberId}_bread_move-1`;
  await createRecordFeedback(connection)(sampleEvent('Send', { to: 'bea@reader.test', tag }));
  expect((await connection.enrollments.load(bea))?.ledger).toMatchObject({
    'address-change-1': { status: 'sent' },
  });

  const written = [
    keys.enrollment(ada),
    keys.enrollment(bea),
    keys.issueRecord(rye),
    keys.issueDelivery({ subscriberId: ada.subscriberId, ...rye }),
    keys.sendingState(),
  ];
  for (const key of written) {
    const item = await table.get(key);
    expect(item?.schemaVersion).toBe(schemaVersion);
    expect(JSON.stringify(item)).not.toMatch(/"(state|move|moved?-\d+)":/);
  }
  // What nobody has written since is as it was.
  const untouched = (await everythingIn(table)).filter((item) => item.schemaVersion === undefined);
  for (const item of untouched) expect(version1Items).toContainEqual(item);
  expect(untouched.length).toBeGreaterThan(0);
});
