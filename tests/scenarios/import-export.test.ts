import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../bin/commands/subscribers/subscribers-export.ts';
import { importFile } from '../../bin/commands/subscribers/subscribers-import.ts';
import type { Connection } from '../../lib/adapters/connect.ts';
import { csvLines } from '../../lib/adapters/csv.ts';
import { type CourseId, courseId } from '../../lib/domain/content/course.ts';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { tag } from '../../lib/domain/content/tag.ts';
import { newSubscription } from '../../lib/domain/newsletter/subscription.ts';
import { type SignUp, signUpSchema } from '../../lib/domain/sign-up/sign-up.ts';
import { emailAddress } from '../../lib/domain/subscriber/email-address.ts';
import { firstName } from '../../lib/domain/subscriber/first-name.ts';
import { millisecondsBetween } from '../../lib/domain/time/instant.ts';
import { timeZone } from '../../lib/domain/time/time-zone.ts';
import { recordOf } from '../../lib/domain/transfer/csv-header.ts';
import { type Cells, rowColumns } from '../../lib/domain/transfer/parse-row.ts';
import { tagSubscriber } from '../../lib/pipeline/operate/tag-subscriber.ts';
import { findPerson } from '../../lib/pipeline/people/find-person.ts';
import { eraseSubscriber } from '../../lib/pipeline/privacy/erase-subscriber.ts';
import { exportSubscriber } from '../../lib/pipeline/privacy/export-subscriber.ts';
import { isInAudience } from '../../lib/pipeline/send/is-in-audience.ts';
import { confirmEnrollment } from '../../lib/pipeline/sign-up/confirm-enrollment.ts';
import { subscribe } from '../../lib/pipeline/sign-up/subscribe.ts';
import { unsubscribe } from '../../lib/pipeline/unsubscribe/unsubscribe.ts';
import { startSenderWorld } from '../worlds/sender-on-services.ts';
import { publishedScenario, publishedScenarioIssue, scenario } from './scenario-content.ts';

const world = await startSenderWorld();
const vip = tag.parse('vip');
const theCourse = scenario.course.id;
const theList = scenario.newsletter.list.id;
const [first, second, third] = scenario.course.lessons;
if (!first || !second || !third) throw new Error('Scenarios need a course of three lessons and more.');

/** A table with the course, a newsletter and nobody. */
const freshTable = async () => {
  const fresh = await world.start({ people: 0, course: publishedScenario() });
  await fresh.connection.newsletters.publishList(publishedScenarioIssue());
  return fresh;
};

const proof: Cells = {
  consentAt: '2026-01-10T10:00:00Z',
  // In the words, and the letters, of the course.
  consentText: scenario.course.promise,
  consentSource: 'form at old.example.org',
  confirmedAt: '2026-01-10T10:05:00Z',
};
const midway = {
  ...proof,
  lessonsReceived: `${first}@2026-02-01 ${second}@2026-02-08`,
  zone: 'Europe/London',
};
const person = (name: string, cells: Cells = midway): Cells => ({
  address: `${name}@example.org`,
  course: theCourse,
  ...cells,
});

const fileOf = (rows: readonly Cells[]): string => csvLines([[...rowColumns], ...rows.map(recordOf)]);

const take = async (
  connection: Connection,
  text: string,
  { dryRun = false, course }: { dryRun?: boolean; course?: CourseId } = {},
) => {
  const told: string[] = [];
  const file = Readable.from([Buffer.from(text)]);
  const counts = await importFile(connection, file, { dryRun, course }, (line) => told.push(line));
  return { counts: Object.fromEntries(counts), told };
};

const idOf = async (connection: Connection, name: string) => {
  const found = await findPerson(connection)(`${name}@example.org`);
  if (found.kind !== 'found') throw new Error('Nobody has this address.');
  return found.id;
};
const enrollmentOf = async (connection: Connection, name: string) => {
  const [enrollment] = await connection.enrollments.of(await idOf(connection, name));
  if (!enrollment) throw new Error('Not enrolled.');
  return enrollment;
};

const signUp = async (connection: Connection, name: string, more: Partial<SignUp> = {}) => {
  const asked = signUpSchema.parse({
    request: connection.random.requestId(),
    askedAt: connection.clock.now(),
    courseId: theCourse,
    address: `${name}@example.org`,
    zone: 'Asia/Kathmandu',
    consentText: 'Yes, "a lesson a week", and\nmore.',
    formVersion: '1',
    form: 'own',
    ...more,
  });
  await subscribe({ ...connection, deliver: async () => 'waiting' })(asked);
  return { subscriberId: await idOf(connection, name), courseId: theCourse };
};

const fileFrom = async (connection: Connection): Promise<string> =>
  (await Array.fromAsync(linesOf(connection, undefined, () => {}))).join('');
/** An export's rows in an order that does not depend on random ids. */
const rowsIn = (text: string): string[] => text.split('\r\n').sort();

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one promise after another about one command.
describe('an import', () => {
  it('takes people in where they were, with their proof, and sends nothing', async () => {
    const { connection } = await freshTable();
    const before = (await world.fake.mails()).length;
    const rows = [
      person('ada', { ...midway, firstName: 'Ada', tags: 'vip early', newsletters: theList }),
      person('bob', { ...proof, weekday: '4', hour: '20' }),
    ];
    expect(await take(connection, fileOf(rows))).toEqual({ counts: { joined: 2 }, told: [] });

    const ada = await connection.subscribers.load(await idOf(connection, 'ada'));
    expect(ada).toMatchObject({
      firstName: 'Ada',
      tags: ['vip', 'early'],
      createdAt: '2026-01-10T10:00:00.000Z',
      consent: {
        requestedAt: '2026-01-10T10:00:00.000Z',
        confirmedAt: '2026-01-10T10:05:00.000Z',
        mechanism: 'import',
        source: 'form at old.example.org',
      },
    });
    expect(await connection.consentTexts.find(ada?.consent.textHash ?? '')).toBe(proof.consentText);
    const { ledger, standing, consents } = await enrollmentOf(connection, 'ada');
    expect(standing.status).toBe('active');
    expect(consents).toEqual([ada?.consent]);
    expect(ledger).toMatchObject({ [first]: { status: 'sent' }, [second]: { status: 'sent' } });
    expect(await enrollmentOf(connection, 'bob')).toMatchObject({ weekday: 4, hour: 20, ledger: {} });
    const onList = await connection.subscriptions.load({
      subscriberId: ada?.id ?? (await idOf(connection, 'ada')),
      listId: theList,
    });
    expect(onList).toMatchObject({ standing: { status: 'active' }, consents: [{ mechanism: 'import' }] });
    expect((await world.fake.mails()).length).toBe(before);
  });

  it('is followed by one lesson for each person, the next one, at their own next time', async () => {
    const { connection, sweep } = await freshTable();
    const rhythm = { weekday: '2', hour: '18', zone: 'UTC' };
    const rows = [person('ada', { ...midway, ...rhythm }), person('bob', { ...proof, ...rhythm })];
    await take(connection, fileOf(rows));
    const before = (await world.fake.mails()).length;
    await sweep();
    expect((await world.fake.mails()).length).toBe(before);

    const { dueAt } = await enrollmentOf(connection, 'ada');
    expect((await enrollmentOf(connection, 'bob')).dueAt).toBe(dueAt);
    expect(dueAt).toContain('T18:00:00.000Z');
    await world.pass(millisecondsBetween(connection.clock.now(), dueAt ?? connection.clock.now()) + 1000);
    await sweep();
    await sweep();
    const sent = (await world.fake.mails()).slice(before).map(({ tags }) => tags.delivery?.slice(27));
    expect(sent.sort()).toEqual([`${theCourse}_${first}`, `${theCourse}_${third}`].sort());
  });

  it('says by their lines what is wrong with rows, and takes the others', async () => {
    const { connection } = await freshTable();
    const { consentText: _, ...unproven } = proof;
    const rows = [
      person('ada'),
      person('secret-one', unproven),
      person('bob', { ...proof, consentText: 'Two\nlines.' }),
      person('secret-two', { ...proof, newsletters: 'nowhere' }),
      person('secret-three', { ...proof, course: 'nowhere' }),
    ];
    const { counts, told } = await take(connection, fileOf(rows));
    expect(counts).toEqual({ joined: 2, 'were refused': 3 });
    expect(told).toEqual([
      'Line 3: consentText is missing: the words that were agreed to.',
      'Line 6: newsletters names one that is not published on this stage.',
      'Line 7: course is not one that is published on this stage.',
    ]);
  });

  it('keeps nobody out for their name or a tag, and says by the line what it leaves out', async () => {
    const { connection } = await freshTable();
    const named = { ...midway, firstName: 'علی\u200cرضا', tags: 'VIP early_bird' };
    const spoilt = { ...midway, firstName: 'evil.com', tags: 'vip ***' };
    const { counts, told } = await take(connection, fileOf([person('ada', named), person('bob', spoilt)]));
    expect(counts).toEqual({ joined: 2 });
    expect(told).toEqual([
      'Line 3: firstName holds a link or markup, and is left out.',
      'Line 3: tags must hold letters or digits, and is left out.',
    ]);
    expect(await connection.subscribers.load(await idOf(connection, 'ada'))).toMatchObject({
      firstName: 'علی\u200cرضا',
      tags: ['vip', 'early-bird'],
    });
    const bob = await connection.subscribers.load(await idOf(connection, 'bob'));
    expect(bob).toMatchObject({ tags: ['vip'] });
    expect(bob).not.toHaveProperty('firstName');
  });

  it('puts the rows of a file without courses into the one that is named, and of others takes its rows alone', async () => {
    const { connection } = await freshTable();
    const { course: _, ...ada } = person('ada');
    const columns = rowColumns.filter((column) => column !== 'course' && column !== 'newsletters');
    const file = csvLines([columns, columns.map((column) => ada[column] ?? '')]);
    expect((await take(connection, file)).told).toEqual([
      'Line 2: course and newsletters are both empty; a file without courses needs --course.',
    ]);
    expect((await take(connection, file, { course: theCourse })).counts).toEqual({ joined: 1 });
    expect((await enrollmentOf(connection, 'ada')).courseId).toBe(theCourse);

    const rows = fileOf([person('bob'), person('carla', { ...proof, course: 'rye' })]);
    expect((await take(connection, rows, { course: theCourse })).counts).toEqual({
      joined: 1,
      'belong to another course': 1,
    });
  });

  it('tells which columns it does not read', async () => {
    const { connection } = await freshTable();
    const { told } = await take(
      connection,
      'address,Favourite bread,standing\nada@example.org,rye,unconfirmed\n',
    );
    expect(told).toEqual(['These columns are not read: Favourite bread.']);
    await expect(take(connection, 'ada@example.org,Ada\n')).rejects.toThrow(/^(?!.*ada@).*“address”/);
  });

  it('changes nothing in a dry run, and says the same', async () => {
    const { connection } = await freshTable();
    const rows = [person('ada'), person('ADA'), person('gone', { ...proof, standing: 'bounced' })];
    const dry = await take(connection, fileOf(rows), { dryRun: true });
    expect(await fileFrom(connection)).toBe(csvLines([[...rowColumns]]));
    expect(
      await connection.suppressions.find(connection.hashes.address(emailAddress.parse('gone@example.org'))),
    ).toBe(undefined);
    expect(dry).toEqual(await take(connection, fileOf(rows)));
    expect(dry.counts).toMatchObject({ joined: 1, 'appear in the file a second time': 1 });
  });

  it('leaves people on record as they are, though they have left or moved on', async () => {
    const { connection } = await freshTable();
    await take(connection, fileOf([person('ada'), person('bob')]));
    await unsubscribe(connection)({
      subscriberId: await idOf(connection, 'ada'),
      courseId: theCourse,
    });
    const before = [await enrollmentOf(connection, 'ada'), await enrollmentOf(connection, 'bob')];
    const { counts } = await take(
      connection,
      fileOf([person('ada', proof), person('bob', { ...proof, firstName: 'Robert' })]),
    );
    expect(counts).toEqual({ 'are already on record and stay as they are': 2 });
    expect([await enrollmentOf(connection, 'ada'), await enrollmentOf(connection, 'bob')]).toEqual(before);

    // Nor does somebody who has left everything come onto a newsletter by a consent from before.
    const older = { ...proof, course: '', newsletters: theList };
    expect((await take(connection, fileOf([person('ada', older)]))).counts).toEqual({
      'have left since they gave this consent': 1,
    });
  });

  it('tells apart who has left and has agreed again since', async () => {
    const { connection } = await freshTable();
    const onList = { ...proof, newsletters: theList };
    await take(connection, fileOf([person('ada', onList), person('bob', onList)]));
    for (const name of ['ada', 'bob']) {
      const subscriberId = await idOf(connection, name);
      await unsubscribe(connection)({ subscriberId, courseId: theCourse });
    }
    await world.pass(3_600_000);
    const later = connection.clock.now();
    const newer = { ...proof, consentAt: later, confirmedAt: later };
    const before = await enrollmentOf(connection, 'ada');
    expect((await take(connection, fileOf([person('ada', newer), person('bob', proof)]))).counts).toEqual({
      'have left, and the file has a later consent: they can sign up again themselves': 1,
      'are already on record and stay as they are': 1,
    });
    expect(await enrollmentOf(connection, 'ada')).toEqual(before);
  });

  it('leaves an address alone that somebody on record is about to move to', async () => {
    const { connection } = await freshTable();
    await take(connection, fileOf([person('ada')]));
    const next = connection.hashes.address(emailAddress.parse('ada.new@example.org'));
    await connection.subscribers.takeAddress(next, await idOf(connection, 'ada'));
    const onList = { ...proof, course: '', newsletters: theList };
    expect((await take(connection, fileOf([person('ada.new', onList)]))).counts).toEqual({
      'are already on record and stay as they are': 1,
    });
  });

  it('keeps the record of somebody who has confirmed, and the proof for somebody who has not', async () => {
    const { connection } = await freshTable();
    const first = { ...proof, firstName: 'Ada', tags: 'early' };
    await take(connection, fileOf([person('ada', first)]));
    const bob = await signUp(connection, 'bob');
    const onList = { ...proof, consentText: 'Letters, please.', course: '', newsletters: theList };
    const again = { ...onList, firstName: 'Eve', tags: 'late' };
    const { counts } = await take(connection, fileOf([person('ada', again), person('bob', again)]));
    expect(counts).toEqual({ joined: 2 });

    const ada = await connection.subscribers.load(await idOf(connection, 'ada'));
    expect(ada).toMatchObject({ firstName: 'Ada', tags: ['early'], consent: { mechanism: 'import' } });
    expect(await connection.consentTexts.find(ada?.consent.textHash ?? '')).toBe(proof.consentText);
    expect(await connection.subscribers.load(bob.subscriberId)).toMatchObject({
      firstName: 'Eve',
      consent: { confirmedAt: '2026-01-10T10:05:00.000Z' },
    });
    expect((await enrollmentOf(connection, 'bob')).standing.status).toBe('pending');
  });

  it.each(['waits to be confirmed', 'was never confirmed in time'])(
    'takes in whose sign-up %s, by the proof of the file, and keeps nothing of what was typed',
    async (state) => {
      const { connection, sweep } = await freshTable();
      const typed = { firstName: firstName.parse('Mallory'), newsletter: theList };
      const tried = await signUp(connection, 'ada', typed);
      // Asked for a list too, as sign-ups once were on record.
      const onList = { subscriberId: tried.subscriberId, listId: theList };
      const asked = { ...onList, zone: timeZone.parse('UTC') };
      await connection.subscriptions.save(newSubscription(asked, connection.clock.now()));
      if (state === 'was never confirmed in time') {
        await sweep();
        await world.pass(4 * 86_400_000);
        await sweep();
        const { standing } = await enrollmentOf(connection, 'ada');
        expect(standing).toMatchObject({ status: 'left', reason: 'confirmation-expired' });
      }

      const row = person('ada', { ...midway, newsletters: theList });
      expect((await take(connection, fileOf([row]), { dryRun: true })).counts).toEqual({ joined: 1 });
      expect((await take(connection, fileOf([row]))).counts).toEqual({ joined: 1 });
      const after = await enrollmentOf(connection, 'ada');
      const consents = [{ mechanism: 'import', confirmedAt: '2026-01-10T10:05:00.000Z' }];
      expect(after).toMatchObject({ standing: { status: 'active' }, zone: 'Europe/London', consents });
      expect(after.waiting).toEqual([]);
      expect(Object.keys(after.ledger).sort()).toEqual([first, second].sort());
      expect(await connection.subscriptions.load(onList)).toMatchObject({
        standing: { status: 'active' },
        consents,
      });
      const held = JSON.stringify(await exportSubscriber(connection)(tried.subscriberId));
      expect(held).not.toMatch(/Mallory|Kathmandu|sign-up form/);

      // The link of the mail that the form sent confirms nothing more, and the file read again changes nothing.
      const confirm = confirmEnrollment({ ...connection, deliver: async () => {} });
      expect(await confirm(tried, { episode: 1, number: 1 })).toEqual({ kind: 'already-active' });
      expect((await take(connection, fileOf([row]))).counts).toEqual({
        'are already on record and stay as they are': 1,
      });
      expect(await enrollmentOf(connection, 'ada')).toEqual(after);
    },
  );

  it('leaves out who has said no to what was asked, though they never confirmed it', async () => {
    const { connection } = await freshTable();
    await unsubscribe(connection)(await signUp(connection, 'ada'));
    expect((await take(connection, fileOf([person('ada')]))).counts).toEqual({
      'are already on record and stay as they are': 1,
    });
  });

  it.each(['bounce', 'complaint'] as const)('brings nobody back after a %s', async (reason) => {
    const { connection } = await freshTable();
    const hash = connection.hashes.address(emailAddress.parse('ada@example.org'));
    await connection.suppressions.add(hash, { reason, at: connection.clock.now() });
    const { counts } = await take(connection, fileOf([person('ada')]));
    expect(counts).toEqual({ 'must not be mailed: bounced, complained or erased here': 1 });
    expect(await findPerson(connection)('ada@example.org')).toMatchObject({ kind: 'nobody' });
  });

  it('brings nobody back who was erased, not even while the file is read', async () => {
    const { connection } = await freshTable();
    await take(connection, fileOf([person('ada')]));
    await eraseSubscriber(connection)(await idOf(connection, 'ada'));
    await take(connection, fileOf([person('ada')]));
    expect(await findPerson(connection)('ada@example.org')).toMatchObject({ kind: 'nobody' });

    await take(connection, fileOf([person('bob', { ...proof, course: '', newsletters: theList })]));
    const bob = await idOf(connection, 'bob');
    const erasing: Connection = {
      ...connection,
      enrollments: {
        ...connection.enrollments,
        save: async (enrollment) => {
          await eraseSubscriber(connection)(bob);
          return connection.enrollments.save(enrollment);
        },
      },
    };
    const { counts } = await take(erasing, fileOf([person('bob')]));
    expect(counts).toEqual({ 'must not be mailed: bounced, complained or erased here': 1 });
    expect(await connection.enrollments.of(bob)).toEqual([]);
    expect(await connection.subscribers.load(bob)).toBeUndefined();
    expect(await findPerson(connection)('bob@example.org')).toMatchObject({ kind: 'nobody' });
  });

  it('keeps from mail whom the file says to have bounced or complained', async () => {
    const { connection } = await freshTable();
    await take(connection, fileOf([{ address: 'ada@example.org', standing: 'complained' }]));
    const { counts } = await take(connection, fileOf([person('ada')]));
    expect(counts).toEqual({ 'must not be mailed: bounced, complained or erased here': 1 });
  });

  it('that dies at any write is finished by reading the file once more', async () => {
    const { connection } = await freshTable();
    const row = (name: string) => fileOf([person(name, { ...midway, newsletters: theList })]);
    let finished = false;
    for (let moment = 1; !finished; moment += 1) {
      const name = `reader${moment}`;
      const dying = dyingAt(connection, moment);
      finished = await take(dying, row(name)).then(
        () => true,
        () => false,
      );
      if (finished) expect(moment).toBeGreaterThan(4);
      await take(connection, row(name));
      const id = await idOf(connection, name);
      expect((await enrollmentOf(connection, name)).ledger).toHaveProperty([second]);
      expect((await connection.subscribers.load(id))?.consent.confirmedAt).toBeDefined();
      expect(await connection.subscriptions.load({ subscriberId: id, listId: theList })).toBeDefined();
    }
  });

  it('that runs twice at once takes each person in once', async () => {
    const { connection } = await freshTable();
    const file = fileOf(Array.from({ length: 20 }, (_, index) => person(`reader${index}`)));
    await Promise.all([take(connection, file), take(connection, file)]);
    const rows = rowsIn(await fileFrom(connection)).filter((line) => line.includes('reader'));
    expect(rows).toHaveLength(20);
  });

  it('reads no further ahead than it has written', async () => {
    const { connection } = await freshTable();
    let asked = 0;
    const lines = function* () {
      yield csvLines([[...rowColumns]]);
      for (let index = 0; index < 40_000; index += 1) {
        asked += 1;
        yield csvLines([recordOf({ address: `reader${index}@example.org`, standing: 'unconfirmed' })]);
      }
    };
    let furthest = 0;
    let seen = 0;
    const watching: Connection = {
      ...connection,
      clock: {
        ...connection.clock,
        now: () => {
          furthest = Math.max(furthest, asked - seen);
          seen += 1;
          return connection.clock.now();
        },
      },
    };
    await importFile(watching, Readable.from(lines()), { dryRun: true }, () => {});
    expect(seen).toBe(40_000);
    expect(furthest).toBeLessThan(2_000);
  });
});

/** Ports whose writes fail from the `moment`-th on: the process has died. */
const dyingAt = (connection: Connection, moment: number): Connection => {
  let writes = 0;
  const write =
    <Given extends unknown[], Answer>(how: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      writes += 1;
      if (writes >= moment) throw new Error('killed');
      return how(...given);
    };
  const { consentTexts, subscribers, subscriptions, enrollments } = connection;
  return {
    ...connection,
    consentTexts: { ...consentTexts, archive: write(consentTexts.archive) },
    subscribers: {
      ...subscribers,
      takeAddress: write(subscribers.takeAddress),
      save: write(subscribers.save),
    },
    subscriptions: { ...subscriptions, save: write(subscriptions.save) },
    enrollments: { ...enrollments, save: write(enrollments.save) },
  };
};

describe('an export', () => {
  const confirmed = async (connection: Connection, name: string) => {
    const who = await signUp(connection, name);
    await confirmEnrollment({ ...connection, deliver: async () => {} })(who, { episode: 1 });
    return who;
  };

  it('is what an import reads: both tables then hold the same people at the same place', async () => {
    const { connection, sweep } = await freshTable();
    const ada = await confirmed(connection, 'ada');
    await sweep();
    await world.pass(8 * 86_400_000);
    await sweep();
    await confirmed(connection, 'bob');
    await unsubscribe(connection)(await confirmed(connection, 'carla'));
    await signUp(connection, 'dora');
    await tagSubscriber(connection)(ada.subscriberId, vip, 'add');
    await take(connection, fileOf([person('ada', { ...proof, course: '', newsletters: theList })]));

    const file = await fileFrom(connection);
    const { connection: other } = await freshTable();
    expect((await take(other, file)).counts).toEqual({ joined: 4, 'never confirmed, and do not join': 1 });
    expect(rowsIn(await fileFrom(other))).toEqual(rowsIn(file).filter((line) => !line.includes('dora')));
    const { ledger } = await enrollmentOf(other, 'ada');
    expect(ledger).toEqual((await enrollmentOf(connection, 'ada')).ledger);
  });

  it('holds whoever is on a newsletter alone, once, and an import takes them in by it', async () => {
    const { connection } = await freshTable();
    const issue = publishedScenarioIssue();
    const onSecond = { ...issue, list: { ...issue.list, id: listId.parse('second') } };
    await connection.newsletters.publishList(onSecond);
    const onLists = { ...proof, course: '', newsletters: `${theList} second` };
    await take(connection, fileOf([person('ada', onLists), person('bob'), person('bob', onLists)]));
    const file = await fileFrom(connection);
    expect(file.match(/ada@example\.org/g)).toHaveLength(2);

    const { connection: other } = await freshTable();
    await other.newsletters.publishList(onSecond);
    await take(other, file);
    expect(rowsIn(await fileFrom(other))).toEqual(rowsIn(file));
    const ofCourse = await Array.fromAsync(linesOf(connection, theCourse, () => {}));
    expect(ofCourse.join('')).not.toContain('ada@example.org');
  });

  it('holds nobody who was erased, and only whom it is asked for', async () => {
    const { connection } = await freshTable();
    await confirmed(connection, 'ada');
    await eraseSubscriber(connection)((await confirmed(connection, 'bob')).subscriberId);
    const file = await fileFrom(connection);
    expect(file).toContain('ada@example.org');
    expect(file).not.toContain('bob@example.org');
    const other = await Array.fromAsync(linesOf(connection, courseId.parse('rye'), () => {}));
    expect(other.join('')).not.toContain('ada@example.org');
  });
});

describe('a tag', () => {
  it('decides who gets an issue that is for it, from when it is set until it is taken off', async () => {
    const { connection } = await freshTable();
    await take(connection, fileOf([person('ada', { ...proof, newsletters: theList })]));
    const id = await idOf(connection, 'ada');
    const isFor = async () => {
      const subscription = await connection.subscriptions.load({ subscriberId: id, listId: theList });
      return (
        subscription &&
        isInAudience(connection)(
          { audience: { who: 'tag', tag: vip }, list: scenario.newsletter.list },
          subscription,
        )
      );
    };
    expect(await isFor()).toBe(false);
    expect(await tagSubscriber(connection)(id, vip, 'add')).toBe('changed');
    expect(await tagSubscriber(connection)(id, vip, 'add')).toBe('as-it-was');
    expect(await isFor()).toBe(true);
    expect(await tagSubscriber(connection)(id, vip, 'remove')).toBe('changed');
    expect(await tagSubscriber(connection)(id, vip, 'remove')).toBe('as-it-was');
    expect(await isFor()).toBe(false);
  });
});
