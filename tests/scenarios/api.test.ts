import { describe, expect, it } from 'vitest';
import type { ApiScope } from '../../lib/domain/api/api-key.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { makeApiKey } from '../../lib/pipeline/api/make-api-key.ts';
import { createClient } from '../web/api/client.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { readerAt } from './reader.ts';
import { scenario } from './scenario-content.ts';

// The functions run under the policies that they are deployed with: what the API does and may not do fails here.

const world = await startTestWorld({ content: scenario.files, startAt: instantOf('2026-11-24T09:00:00Z') });
const course = scenario.course.id;
const consentText = 'Send me the course.';

const program = async (...scopes: ApiScope[]) => {
  const { text } = await makeApiKey(world.connection)({ scopes, perHour: 100 });
  return createClient(world.url, text, fetch);
};

const dataOf = <Data>(answered: { data: Data } | { problem: { code: string } }): Data => {
  if ('data' in answered) return answered.data;
  throw new Error(answered.problem.code);
};

describe('another program', () => {
  it('signs somebody up, who confirms by the mail and is then in the course', async () => {
    const ada = readerAt(world.url, 'ada@reader.test');
    const till = await program('subscribe');
    dataOf(await till.subscribe({ body: { email: ada.address, timeZone: 'Europe/Berlin', consentText } }));
    await ada.confirm();
    const looking = await program('read');
    const person = dataOf(await looking.findSubscriber({ body: { email: ada.address } }));
    expect(person.courses).toMatchObject([{ course, standing: 'active' }]);
    expect(dataOf(await looking.readSubscriber({ path: { id: person.id } }))).toEqual(person);
  });

  it('brings in somebody with proof, marks them, and takes them out again', async () => {
    const email = 'bea@reader.test';
    const shop = await program('subscribe', 'vouch', 'read', 'tag', 'unsubscribe');
    const vouchedFor = {
      requestedAt: '2026-11-01T10:00:00Z',
      confirmedAt: '2026-11-01T10:05:00Z',
      source: 'the form of the shop',
    };
    dataOf(await shop.subscribe({ body: { email, course, consentText, vouchedFor } }));
    expect(await readerAt(world.url, email).inbox()).toEqual([]);
    dataOf(await shop.tagSubscriber({ body: { subscriber: { email }, add: ['customer'] } }));
    const joined = dataOf(await shop.findSubscriber({ body: { email } }));
    expect(joined).toMatchObject({ tags: ['customer'], courses: [{ standing: 'active' }] });
    const from = { kind: 'everything' } as const;
    dataOf(await shop.unsubscribe({ body: { subscriber: { id: joined.id }, from } }));
    const left = dataOf(await shop.findSubscriber({ body: { email } }));
    expect(left.courses).toMatchObject([{ standing: 'left', leftBecause: 'unsubscribed' }]);
  });

  it('reads what was counted', async () => {
    const { courses } = dataOf(await (await program('stats')).readStats({}));
    const [counted] = courses.find((each) => each.course === course)?.days ?? [];
    expect(counted?.counts).toMatchObject({ asked: 1, confirmed: 1, imported: 1, left: 1 });
  });
});
