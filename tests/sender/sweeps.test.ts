import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../lib/adapters/dynamodb/keys.ts';
import { type Enrollment, ledgerOf } from '../../lib/domain/enrollment/enrollment.ts';
import { isInSandbox } from '../../lib/domain/sending/sending-state.ts';
import { refusals } from '../../lib/local/aws-fake/contract.ts';
import { releaseSending } from '../../lib/pipeline/operate/release-sending.ts';
import { type FailedMail, listFailed, resendFailed } from '../../lib/pipeline/operate/resend-failed.ts';
import { createDeliverCourseMail } from '../../lib/pipeline/send/deliver-course-mail.ts';
import { createRateLimiter } from '../../lib/pipeline/send/rate-limiter.ts';
import { unsubscribe } from '../../lib/pipeline/unsubscribe/unsubscribe.ts';
import { theCourse } from '../fixtures/people.ts';
import { startSenderWorld } from '../worlds/sender-on-services.ts';
import { takeEvents } from '../worlds/take-events.ts';

const world = await startSenderWorld();
const fast = { max24HourSend: -1, maxSendRate: 200, enforceRate: false };

beforeEach(async () => {
  await world.fake.setQuota(fast);
  await world.fake.forgetFaults();
});

const states = (enrollments: readonly Enrollment[]): string[] =>
  enrollments.flatMap((enrollment) => ledgerOf(enrollment).map(([key, entry]) => `${key} ${entry.status}`));

const each = (tags: readonly string[]): number => new Set(tags).size;

describe('sweeps at once', () => {
  it('hand each lesson to SES once', async () => {
    const { sweep, accepted, enrollments } = await world.start({ people: 40 });
    await Promise.all([sweep(), sweep(), sweep(), sweep()]);
    const tags = await accepted();
    expect([tags.length, each(tags)]).toEqual([40, 40]);
    expect(new Set(states(await enrollments()))).toEqual(new Set(['flour sent']));
  });

  it('share the rate of the account between them', async () => {
    const { connection, people, sweep } = await world.start({ people: 25 });
    await world.fake.setQuota({ ...fast, maxSendRate: 20, enforceRate: true });
    await Promise.all([sweep(), sweep(), sweep()]);
    await sweep();
    const addresses = new Set<string>(people.map(({ subscriber }) => subscriber.address));
    const mails = (await world.fake.mails()).filter(({ destinations: [to = ''] }) => addresses.has(to));
    expect(mails.length).toBe(25);
    // However slow the machine: 25 mails at twenty a second take more than one, and three sweepers apart would not.
    const [first, last] = [mails.at(0), mails.at(-1)].map((mail) => Date.parse(mail?.sentAt ?? ''));
    expect((last ?? 0) - (first ?? 0)).toBeGreaterThan(1000);
    expect((await connection.sending.load()).quota?.perSecond).toBe(20);
  });

  it('end before their process is ended, leave nothing half done, and the next goes on', async () => {
    const { sweep, accepted, enrollments, connection } = await world.start({ people: 30 });
    await world.fake.setQuota({ ...fast, maxSendRate: 10 });
    // Twenty seconds are kept for what is under way: one and a half are left for the sweep.
    await sweep(connection, 21_500);
    expect((await accepted()).length).toBeLessThan(30);
    expect(new Set(states(await enrollments()))).toEqual(new Set(['flour sent']));
    await world.fake.setQuota(fast);
    await world.pass(31_000);
    await sweep();
    const tags = await accepted();
    expect([tags.length, each(tags)]).toEqual([30, 30]);
  });
});

describe('a sweep with nothing to send', () => {
  it('reads the state of sending once, for all that it asks of it', async () => {
    const { sweep, connection } = await world.start({ people: 1 });
    await sweep();
    let read = 0;
    const load = () => {
      read += 1;
      return connection.sending.load();
    };
    expect((await sweep({ ...connection, sending: { ...connection.sending, load } })).sent).toBe(0);
    expect(read).toBe(1);
  });
});

describe('SES in a bad mood', () => {
  it('throttles: the mail goes back without a mark, the rate is halved, and a later sweep sends it', async () => {
    const { sweep, accepted, enrollments, connection } = await world.start({ people: 3 });
    await world.fake.failNextSends(refusals.throttled);
    expect((await sweep()).outcomes).toMatchObject({ throttled: 1, sent: 2 });
    expect(states(await enrollments())).toEqual(['flour sent', 'flour sent']);
    expect((await connection.sending.load()).factor).toBeLessThan(0.7);
    await sweep();
    expect((await accepted()).length).toBe(3);
  });

  it('says the day is used up: the sweep stops, nobody is marked, and it goes on by itself', async () => {
    const { sweep, accepted, enrollments } = await world.start({ people: 1 });
    await world.fake.failNextSends(refusals.dailyQuota);
    expect((await sweep()).stopped).toBe('quota-used-up');
    expect(states(await enrollments())).toEqual([]);
    await sweep();
    expect((await accepted()).length).toBe(1);
  });

  it('refuses the account: nobody is marked, and after five people in a row nothing goes out until released', async () => {
    const { sweep, accepted, enrollments, connection } = await world.start({ people: 5 });
    await world.fake.failNextSends(...Array.from({ length: 5 }, () => refusals.accountPaused));
    await sweep();
    expect(states(await enrollments())).toEqual([]);
    expect((await connection.sending.load()).hold?.reason).toBe('account-errors');
    expect((await sweep()).stopped).toBe('halted');
    expect(await accepted()).toEqual([]);
    await releaseSending(connection).go();
    await sweep();
    expect((await accepted()).length).toBe(5);
  });

  it('refuses the account for one person ten times: they are tried each minute, and nothing is held', async () => {
    const { sweep, accepted, enrollments, connection } = await world.start({ people: 1 });
    for (let times = 0; times < 10; times += 1) {
      await world.fake.failNextSends(refusals.accountPaused);
      expect((await sweep()).outcomes).toEqual({ 'given-back': 1 });
    }
    expect((await connection.sending.load()).hold).toBeUndefined();
    expect(states(await enrollments())).toEqual([]);
    await sweep();
    expect((await accepted()).length).toBe(1);
  });

  it.each([
    ['InvalidParameterValue', 'Invalid Configuration Set name <local>.', 'account-errors'],
    ['InvalidParameterValue', 'Something that nobody has seen yet', 'refusals-in-a-row'],
    ['MessageRejected', 'Email address is not verified.', 'refusals-in-a-row'],
  ])(
    'refuses eight readers (%s: %s): the brake is on, nobody has lost a lesson, and all get it once',
    async (code, message, reason) => {
      const { sweep, accepted, enrollments, connection } = await world.start({ people: 8 });
      const refusal = { kind: 'refuse', code, message, status: 400 } as const;
      await world.fake.failNextSends(...Array.from({ length: 8 }, () => refusal));
      await sweep();
      expect(states(await enrollments())).toEqual([]);
      expect((await connection.sending.load()).hold?.reason).toBe(reason);
      await world.fake.forgetFaults();
      expect((await sweep()).sent).toBe(0);
      await releaseSending(connection).go();
      await world.pass(2 * 60_000);
      await sweep();
      const tags = await accepted();
      expect([tags.length, each(tags)]).toEqual([8, 8]);
    },
  );

  it('refuses one mail again and again: it waits longer each time, and the others get theirs', async () => {
    const { sweep, accepted, enrollments, connection } = await world.start({ people: 1 });
    const refusal = { kind: 'refuse', code: 'MessageRejected', message: 'No.', status: 400 } as const;
    await world.fake.failNextSends(...Array.from({ length: 60 }, () => refusal));
    let tried = 0;
    for (let minutes = 0; minutes < 60; minutes += 1) {
      tried += (await sweep()).outcomes['put-off'] ?? 0;
      await world.pass(60_000);
    }
    expect(tried).toBe(6);
    expect((await connection.sending.load()).hold).toBeUndefined();
    expect(states(await enrollments())).toEqual([]);
    expect(await accepted()).toEqual([]);
  });

  it('in its sandbox refuses strangers: that holds nobody else’s mail, and the sandbox is known', async () => {
    const { sweep, accepted, enrollments, connection, people } = await world.start({ people: 7 });
    const strangers = people.slice(0, 6).map(({ subscriber }) => ({
      kind: 'refuse' as const,
      code: 'MessageRejected',
      message: `Email address is not verified. The following identities failed the check in region US-EAST-1: ${subscriber.address}`,
      status: 400,
    }));
    // One at a time, so that each answer is about the person who is asked for.
    for (const [index, stranger] of strangers.entries()) {
      const { enrollment } = people[index] ?? theFirst(people);
      await world.fake.failNextSends(stranger);
      await createDeliverCourseMail({ ...connection, rateLimiter: createRateLimiter(connection) })(
        enrollment,
      );
    }
    const state = await connection.sending.load();
    expect(state.hold).toBeUndefined();
    expect(isInSandbox(state, connection.clock.now())).toBe(true);
    await sweep();
    expect((await accepted()).length).toBe(1);
    expect(states(await enrollments())).toEqual(['flour sent']);
  });

  it('refuses one recipient: the ledger says so, and the others get theirs', async () => {
    const { sweep, accepted, enrollments } = await world.start({ people: 3 });
    const refusal = {
      kind: 'refuse',
      code: 'InvalidParameterValue',
      message: 'Domain contains dot-dot',
      status: 400,
    } as const;
    await world.fake.failNextSends(refusal);
    await sweep();
    expect(states(await enrollments()).sort()).toEqual(['flour failed', 'flour sent', 'flour sent']);
    await sweep();
    expect((await accepted()).length).toBe(2);
  });

  it('refused people who are sent theirs again get it once, however often that is asked for', async () => {
    const { sweep, accepted, connection } = await world.start({ people: 2 });
    const refusal = { kind: 'refuse', code: 'InvalidParameterValue', status: 400 } as const;
    await world.fake.failNextSends({ ...refusal, message: 'Domain contains dot-dot' });
    await sweep();
    const failed: FailedMail[] = [];
    for await (const { found } of listFailed(connection, { course: theCourse })) failed.push(...found);
    expect(failed).toMatchObject([{ mail: 'bread/flour', reason: 'InvalidParameterValue' }]);
    const [mail] = failed;
    if (!mail) throw new Error('One was refused.');
    const asked = await Promise.all([1, 2, 3].map(() => resendFailed(connection)(mail)));
    expect(asked.sort()).toEqual(['as-it-was', 'as-it-was', 'due-again']);
    await Promise.all([sweep(), sweep()]);
    expect(await resendFailed(connection)(mail)).toBe('as-it-was');
    await sweep();
    const tags = await accepted();
    expect([tags.length, each(tags)]).toEqual([2, 2]);
  });

  it.each([
    { kind: 'drop-socket', accepted: true },
    { kind: 'server-error', accepted: true },
  ] as const)(
    'accepts and does not say so ($kind): unknown, until its event says that it is sent',
    async (fault) => {
      const { sweep, accepted, enrollments, recordEvents } = await world.start({ people: 1 });
      await takeEvents(world.fake);
      await world.fake.failNextSends(fault);
      await sweep();
      expect(states(await enrollments())).toEqual(['flour unknown']);
      await recordEvents();
      expect(states(await enrollments())).toEqual(['flour sent']);
      await world.pass(25 * 3_600_000);
      await sweep();
      expect((await accepted()).length).toBe(1);
    },
  );

  it.each([
    { kind: 'drop-socket', accepted: false },
    { kind: 'server-error', accepted: false },
  ] as const)('loses a mail ($kind): it is sent once more after a day without an event', async (fault) => {
    const { sweep, accepted, enrollments, recordEvents } = await world.start({ people: 1 });
    await takeEvents(world.fake);
    await world.fake.failNextSends(fault);
    await sweep();
    await recordEvents();
    await world.pass(23 * 3_600_000);
    await sweep();
    expect(states(await enrollments())).toEqual(['flour unknown']);
    await world.pass(2 * 3_600_000);
    await sweep();
    expect(states(await enrollments())).toEqual(['flour sent']);
    expect((await accepted()).length).toBe(1);
  });
});

const theFirst = <One>([first]: readonly One[]): One => {
  if (!first) throw new Error('The world was started with somebody in it.');
  return first;
};

describe('items that are not as they should be', () => {
  it('such as a subscriber with a field missing get nothing and lose nothing, and the others get theirs', async () => {
    const { sweep, accepted, enrollments, people, table } = await world.start({ people: 3 });
    const key = keys.subscriber(theFirst(people).subscriber.id);
    const whole = await table.get(key);
    if (!whole) throw new Error('Somebody is stored.');
    const { zone: _, ...lacking } = whole;
    await table.put({ ...lacking, ...key });
    expect((await sweep()).outcomes).toEqual({ sent: 2, 'failed-to-try': 1 });
    expect(states(await enrollments())).toEqual(['flour sent', 'flour sent']);
    expect(await table.get(key)).toEqual({ ...lacking, ...key });
    await table.put(whole);
    await sweep();
    expect(each(await accepted())).toBe(3);
  });

  it('are told by their key and the name of the field, never by what they hold', async () => {
    const { connection, people, table } = await world.start({ people: 1 });
    const { id } = theFirst(people).subscriber;
    const key = keys.subscriber(id);
    const { address: _, ...lacking } = { address: undefined, ...(await table.get(key)) };
    await table.put({ ...lacking, ...key });
    await expect(connection.subscribers.load(id)).rejects.toThrow(
      `The item ${key.pk} / ${key.sk} cannot be read: address (invalid_type). It was left as it was.`,
    );
  });

  it('such as an enrollment from before rounds, rhythms and mails out of turn are served like any other', async () => {
    const { sweep, accepted, people, table } = await world.start({ people: 1 });
    const key = keys.enrollment(theFirst(people).enrollment);
    const later = { cadence: undefined, weekday: undefined, round: undefined, outOfTurn: undefined };
    const {
      cadence: _,
      weekday: __,
      round: ___,
      outOfTurn: ____,
      ...older
    } = {
      ...later,
      ...(await table.get(key)),
    };
    await table.put({ ...older, ...key });
    await sweep();
    expect((await accepted()).length).toBe(1);
  });
});

describe('a copy of the table', () => {
  it('mails nobody while the original goes on, until somebody has released it', async () => {
    const { sweep, accepted, copy, connection, passToNextLesson } = await world.start({
      people: 2,
      lessons: ['flour'],
    });
    await sweep();
    const other = await copy();
    await passToNextLesson();
    await Promise.all([sweep(other), sweep(other)]);
    expect((await accepted()).length).toBe(2);
    expect((await other.sending.load()).hold?.reason).toBe('restored-table');
    await sweep(connection);
    expect((await accepted()).length).toBe(4);
    await releaseSending(other).go();
    await sweep(other);
    // The person who released it had seen that these two had their closing mail from the original.
    expect((await accepted()).length).toBe(6);
  });
});

describe('bounces and complaints', () => {
  it('stop everything when there are too many, until somebody has looked', async () => {
    const { sweep, accepted, recordEvents, people, connection, passToNextLesson } = await world.start({
      people: 4,
    });
    await takeEvents(world.fake);
    await sweep();
    for (const { subscriber } of people.slice(0, 2))
      await world.fake.feedback({ type: 'complaint', to: subscriber.address });
    await recordEvents();
    await passToNextLesson();
    await sweep();
    await sweep();
    expect((await connection.sending.load()).hold?.reason).toBe('complaint-rate');
    expect((await accepted()).length).toBe(4);
    await releaseSending(connection).go();
    await sweep();
    // Who complained gets nothing more.
    expect((await accepted()).length).toBe(6);
  });
});

describe('leaving', () => {
  it('before the claim wins, also while sweeps are under way', async () => {
    const { sweep, accepted, people, connection, passToNextLesson } = await world.start({ people: 12 });
    await world.fake.setQuota({ ...fast, maxSendRate: 10 });
    const sweeping = sweep();
    const left = people.slice(-3).map(({ enrollment }) => enrollment);
    await Promise.all(left.map((ref) => unsubscribe(connection)(ref)));
    await sweeping;
    const before = (await accepted()).length;
    await passToNextLesson();
    await world.fake.setQuota(fast);
    await sweep();
    const gone = new Set(left.map(({ subscriberId }) => String(subscriberId)));
    const later = (await accepted()).filter((tag) => tag.endsWith('oven'));
    expect(later.length).toBe(9);
    expect(later.filter((tag) => gone.has(tag.slice(0, 26)))).toEqual([]);
    expect(before).toBeLessThanOrEqual(12);
  });
});
