import { describe, expect, it } from 'vitest';
import type { ApiScope } from '../../lib/domain/api/api-key.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { makeApiKey } from '../../lib/pipeline/api/make-api-key.ts';
import { personSchema } from '../../lib/web/api/person-shape.ts';
import { type Answered, codeOf, createDocumentClient } from '../web/api/document-client.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { readerAt } from './reader.ts';
import { scenario } from './scenario-content.ts';

// The functions run under the policies that they are deployed with: what the API does and may not do fails here.

const world = await startTestWorld({ content: scenario.files, startAt: instantOf('2026-11-24T09:00:00Z') });
const course = scenario.course.id;
const consentText = 'Send me the course.';

const program = async (...scopes: ApiScope[]) => {
  const { text } = await makeApiKey(world.connection)({ scopes, perHour: 100 });
  return createDocumentClient(world.url, text, fetch);
};

const dataOf = (answered: Answered): unknown => {
  expect(codeOf(answered)).toBe('none');
  return answered.data;
};
const personOf = (answered: Answered) => personSchema.parse(dataOf(answered));

describe('another program', () => {
  it('signs somebody up, who confirms by the mail and is then in the course', async () => {
    const ada = readerAt(world.url, 'ada@reader.test');
    const till = await program('subscribe');
    dataOf(await till.subscribe(null, { email: ada.address, timeZone: 'Europe/Berlin', consentText }));
    await ada.confirm();
    const looking = await program('read');
    const person = personOf(await looking.findSubscriber(null, { email: ada.address }));
    expect(person.courses).toMatchObject([{ course, standing: 'active' }]);
    expect(dataOf(await looking.readSubscriber({ id: person.id }))).toEqual(person);
  });

  it('brings in somebody with proof, marks them, and takes them out again', async () => {
    const email = 'bea@reader.test';
    const shop = await program('subscribe', 'vouch', 'read', 'tag', 'unsubscribe');
    const vouchedFor = {
      requestedAt: '2026-11-01T10:00:00Z',
      confirmedAt: '2026-11-01T10:05:00Z',
      source: 'the form of the shop',
    };
    dataOf(await shop.subscribe(null, { email, course, consentText, vouchedFor }));
    expect(await readerAt(world.url, email).inbox()).toEqual([]);
    dataOf(await shop.tagSubscriber(null, { subscriber: { email }, add: ['customer'] }));
    const joined = personOf(await shop.findSubscriber(null, { email }));
    expect(joined).toMatchObject({ tags: ['customer'], courses: [{ standing: 'active' }] });
    const from = { kind: 'everything' } as const;
    dataOf(await shop.unsubscribe(null, { subscriber: { id: joined.id }, from }));
    const left = personOf(await shop.findSubscriber(null, { email }));
    expect(left.courses).toMatchObject([{ standing: 'left', leftBecause: 'unsubscribed' }]);
  });

  it('reads what was counted', async () => {
    const counts = expect.objectContaining({ asked: 1, confirmed: 1, imported: 1, left: 1 });
    const ofCourse = { course, days: [{ day: '2026-11-24', counts }] };
    expect(dataOf(await (await program('stats')).readStats())).toMatchObject({
      courses: expect.arrayContaining([ofCourse]),
    });
  });
});
