import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createEventBus } from '../../../lib/adapters/webhooks/event-bus.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { type BusEntry, busEntryOf } from '../../../lib/domain/webhooks/bus-entry.ts';
import { localEnvironment, localNames, useEnvironment } from '../../../lib/local/process/environment.ts';
import { servicesHere } from '../../worlds/services-here.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const services = await servicesHere().start(await temporaryFolder(), 0);
const { fake } = services;
const leave = useEnvironment(
  localEnvironment({ ...services, baseUrl: 'http://127.0.0.1', front: 'bread', withEventBus: true }),
);
afterAll(async () => {
  leave();
  await services.end();
});
afterEach(() => fake.answerInstead());

let made = 0;
const entry = (more: Partial<BusEntry> = {}): BusEntry => {
  made += 1;
  return {
    ...busEntryOf({
      id: `msg_1_course_bread_${made}_0`,
      type: 'confirmed',
      at: instantOf('2026-01-06T10:30:00Z'),
      subscriberId: subscriberId.parse('a'.repeat(26)),
      of: { kind: 'course', courseId: courseId.parse('bread') },
    }),
    ...more,
  };
};
const ids = async () => (await fake.busEvents()).map(({ detail }) => detail.id).reverse();
const idOf = ({ detail }: BusEntry) => JSON.parse(detail).id;
const bus = () => createEventBus(localNames.eventBus);
const putAll = (of: ReturnType<typeof bus>, entries: readonly BusEntry[]) =>
  Promise.all(entries.map((each) => of.put(each)));
const put = 'AWSEvents.PutEvents';
const taken = { kind: 'taken' };

describe('an event bus', () => {
  it('gets what is put, in its order and in as few calls as EventBridge takes it in', async () => {
    const entries = Array.from({ length: 23 }, () => entry());
    expect(await putAll(bus(), entries)).toEqual(entries.map(() => taken));
    // One call with more than ten is refused by the fake, as it is at AWS.
    expect(await ids()).toEqual(entries.map(idOf));
    expect((await fake.busEvents())[0]).toMatchObject({ source: 'dripline', detailType: 'confirmed' });
  });

  it('that took some of a call is known to have taken those alone', async () => {
    const Entries = [
      { EventId: '1' },
      { ErrorCode: 'ThrottlingException', ErrorMessage: 'of ada@example.org' },
      { EventId: '3' },
      { ErrorCode: 'ada@example.org' },
    ];
    await fake.answerInstead({ to: put, body: JSON.stringify({ FailedEntryCount: 2, Entries }) });
    expect(await putAll(bus(), [entry(), entry(), entry(), entry(), entry()])).toEqual([
      taken,
      { kind: 'not-taken', because: 'ThrottlingException' },
      taken,
      { kind: 'not-taken', because: 'no answer' },
      { kind: 'not-taken', because: 'no answer' },
    ]);
  });

  it('that is gone takes nothing, though EventBridge would say that it did', async () => {
    const before = await ids();
    expect(await createEventBus('gone').put(entry())).toEqual({
      kind: 'not-taken',
      because: 'ResourceNotFoundException',
    });
    expect(await ids()).toEqual(before);
  });

  it('is asked for again once it was missing', async () => {
    const missing = { __type: 'ResourceNotFoundException', message: 'Gone.' };
    await fake.answerInstead({
      to: 'AWSEvents.DescribeEventBus',
      status: 400,
      body: JSON.stringify(missing),
    });
    const back = bus();
    expect(await back.put(entry())).toMatchObject({ kind: 'not-taken' });
    await fake.answerInstead();
    expect(await back.put(entry())).toEqual(taken);
  });

  it('is not asked to take what no call can hold, and takes the rest', async () => {
    const large = entry({ detail: JSON.stringify({ id: 'large', text: 'x'.repeat(256 * 1024) }) });
    const others = [entry(), entry()];
    expect(await putAll(bus(), [others[0] ?? large, large, others[1] ?? large])).toEqual([
      taken,
      { kind: 'not-taken', because: 'too large' },
      taken,
    ]);
    expect(await ids()).toEqual(expect.arrayContaining(others.map(idOf)));
    expect(await ids()).not.toContain('large');
  });

  it.each([
    [
      { status: 400, body: JSON.stringify({ __type: 'AccessDeniedException', message: 'No.' }) },
      /^AccessDenied/,
    ],
    [{ status: 500, body: 'ada@example.org' }, /^[A-Za-z ]+$/],
    [{ status: 200, body: '{}' }, /^no answer$/],
  ])('that answers %j has taken nothing', async (answer, because) => {
    await fake.answerInstead({ to: put, ...answer });
    expect(await putAll(bus(), [entry(), entry()])).toEqual([
      { kind: 'not-taken', because: expect.stringMatching(because) },
      { kind: 'not-taken', because: expect.stringMatching(because) },
    ]);
  });

  it('is none without a name', () => {
    expect(createEventBus(undefined).isThere).toBe(false);
  });
});
