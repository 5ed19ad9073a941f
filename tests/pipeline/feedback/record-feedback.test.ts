import { describe, expect, it } from 'vitest';
import { createHashes } from '../../../lib/adapters/keys/hashes.ts';
import { createKeyring } from '../../../lib/adapters/keys/keyring.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { defaultSending } from '../../../lib/domain/content/site.ts';
import { deliveryTag, issueTag } from '../../../lib/domain/delivery/delivery-tag.ts';
import type { LedgerEntry } from '../../../lib/domain/delivery/ledger-entry.ts';
import { probeId, probeTag } from '../../../lib/domain/doctor/probe.ts';
import { activateEnrollment } from '../../../lib/domain/enrollment/activate-enrollment.ts';
import { outlineOf } from '../../../lib/domain/enrollment/course-outline.ts';
import { enroll } from '../../../lib/domain/enrollment/enroll.ts';
import { newDelivery } from '../../../lib/domain/newsletter/issue-delivery.ts';
import { dayOf, ofCourse, ofList } from '../../../lib/domain/reports/happening.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { subscriberId, subscriberSchema } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { createTally } from '../../../lib/pipeline/count/tally.ts';
import { recordFeedback } from '../../../lib/pipeline/feedback/record-feedback.ts';
import { type EventType, sampleFeedback } from '../../adapters/ses/sample-event.ts';
import { notesRef } from '../../fixtures/notes-issue.ts';
import { sampleCourse } from '../../fixtures/sample-course.ts';
import { countCalls } from '../../memory/count-calls.ts';
import { fixedRandom } from '../../memory/random.ts';
import { createMemoryRecord } from '../../memory/record.ts';
import { createMemoryTelemetry } from '../../memory/telemetry.ts';

const now = instantOf('2026-11-24T15:00:00Z');
const ada = emailAddress.parse('ada@reader.test');
const id = subscriberId.parse('a'.repeat(26));
const [bread, cheese] = [courseId.parse('bread'), courseId.parse('cheese')];
const first = lessonId.parse('flour-and-water');
const tag = deliveryTag({ subscriberId: id, courseId: bread, key: first });

/** Ada in two courses, with what the ledger says of the first lesson of one. */
const createRecord = async (entry: LedgerEntry = { status: 'sent', at: now, attempt: 1 }) => {
  const record = createMemoryRecord();
  const { ports, touched } = countCalls(record.ports);
  const hashes = createHashes(createKeyring('{"current":"k1","k1":"a key that is only good for tests"}'));
  const { telemetry, lines } = createMemoryTelemetry();
  const subscriber = subscriberSchema.parse({
    id,
    version: 0,
    address: ada,
    addressHash: hashes.address(ada),
    zone: 'Europe/London',
    createdAt: now,
    consent: { textHash: 'hash', requestedAt: now, mechanism: 'sign-up form' },
  });
  await record.ports.subscribers.takeAddress(subscriber.addressHash, id);
  await record.ports.subscribers.save(subscriber);
  for (const course of [bread, cheese]) {
    const asked = enroll({ subscriberId: id, courseId: course, zone: subscriber.zone }, now);
    const confirmed = activateEnrollment(asked, { episode: 1 }, outlineOf(sampleCourse), now);
    if (confirmed.kind !== 'activated') throw new Error('A fresh sign-up can be confirmed.');
    await record.ports.enrollments.save({ ...confirmed.enrollment, ledger: { [first]: entry } });
  }
  await record.ports.courses.publish(sampleCourse, []);
  const tally = createTally({ ...ports, random: fixedRandom, telemetry });
  const feedback = recordFeedback({
    ...ports,
    tally,
    hashes,
    telemetry,
    clock: { now: () => now, wait: async () => {} },
    random: fixedRandom,
    sendingSettings: async () => defaultSending(),
  });
  touched.writes = 0;
  const standings = () => [...record.enrolled.values()].map(({ standing }) => standing.status);
  return {
    ...record,
    hours: () => [...record.hours.values()],
    lines,
    feedback,
    standings,
    writes: () => touched.writes,
    suppression: () => record.suppressed.get(subscriber.addressHash),
    entry: () => record.enrolled.get(`${id} ${bread}`)?.ledger[first],
    bounces: () => record.people.get(id)?.transientBounces?.length ?? 0,
    counted: async () => {
      await tally.writeDown();
      return (await record.ports.dayCounts.since(ofCourse(bread), '2020-01-01')).map(({ counts }) => counts);
    },
    happens: (
      type: EventType,
      change = {},
      mail: { messageId?: string; sentAt?: string; to?: string; tag?: string } = {},
    ) => feedback(sampleFeedback(type, { to: ada, tag, ...mail }, change)),
  };
};

const day = (number: number) => `2026-12-${String(number).padStart(2, '0')}T09:00:00.000Z`;
const transient = { bounceType: 'Transient', bounceSubType: 'MailboxFull' };

describe("an event about a doctor's own mail", () => {
  it.each<EventType>(['Send', 'Delivery', 'Bounce', 'Complaint'])(
    '%s is heard, and stops and counts nothing and nobody, not even who has that address',
    async (type) => {
      const record = await createRecord();
      const probe = probeId.parse('p'.repeat(26));
      expect(await record.happens(type, {}, { tag: probeTag(probe) })).toBe('noted');
      expect(await record.ports.probes.heard(probe)).toHaveLength(1);
      expect(record.hours()).toEqual([]);
      expect(record.lines).toEqual([]);
      expect(record.suppression()).toBeUndefined();
      expect(record.standings()).toEqual(['active', 'active']);
    },
  );
});

describe('an event of each type that SES has', () => {
  it.each<[EventType, object, string, string[]]>([
    ['Send', {}, 'noted', []],
    ['Delivery', {}, 'noted', []],
    ['DeliveryDelay', {}, 'noted', ['deliveryDelays 1']],
    ['Bounce', {}, 'suppressed', ['permanentBounces 1']],
    ['Bounce', transient, 'bounce-counted', ['transientBounces 1']],
    [
      'Bounce',
      { bounceType: 'Undetermined', bounceSubType: 'Undetermined' },
      'bounce-counted',
      ['transientBounces 1'],
    ],
    ['Complaint', {}, 'suppressed', ['complaints 1']],
    ['Complaint', { complaintFeedbackType: 'not-spam' }, 'noted', []],
    ['Reject', {}, 'settled', ['refusedBySes 1', 'notSentBySes 1']],
    ['Rendering Failure', {}, 'settled', ['refusedBySes 1', 'notSentBySes 1']],
    ['Subscription', {}, 'noted', []],
    ['Open', {}, 'noted', ['opens 1']],
    ['Click', {}, 'noted', ['clicks 1']],
  ])('%s %j has the outcome "%s"', async (type, change, outcome, lines) => {
    const record = await createRecord();
    expect(await record.happens(type, change)).toBe(outcome);
    expect(record.lines).toEqual(lines);
  });

  it('of an open or a click counts for the lesson, and for nobody; a machine’s is told apart', async () => {
    const record = await createRecord();
    await record.happens('Open', { userAgent: 'Thunderbird/140.0' });
    await record.happens('Open', { userAgent: 'Mozilla/5.0' });
    await record.happens('Click', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' });
    expect(await record.counted()).toEqual([
      {
        [`opened:${first}:person`]: 1,
        [`opened:${first}:machine`]: 1,
        [`clicked:${first}:person`]: 1,
      },
    ]);
  });

  it('of a lesson with two subjects counts a click for the one that was sent, and a machine’s or an opening for neither', async () => {
    const record = await createRecord();
    const ref = { subscriberId: id, courseId: bread };
    // Written twice: a glance may see what was there a moment ago.
    for (const _ of [1, 2]) {
      const enrollment = await record.ports.enrollments.load(ref);
      if (enrollment)
        await record.ports.enrollments.save({
          ...enrollment,
          tried: { [first]: { trial: '0123abcd', subject: 'b' } },
        });
    }
    await record.happens('Open', { userAgent: 'Thunderbird/140.0' });
    await record.happens('Click', { userAgent: 'Mozilla/5.0' });
    await record.happens('Click', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' });
    const [day] = (await record.counted()) ?? [];
    expect(Object.entries(day ?? {}).filter(([name]) => name.startsWith('tested'))).toEqual([
      [`tested:${first}:b:clicked:0123abcd`, 1],
    ]);
  });

  it('of an issue with two subjects counts for the one that was sent, and a machine’s for neither', async () => {
    const record = await createRecord();
    const copy = { ...notesRef, subscriberId: id };
    const sent = { status: 'sent', at: now, attempt: 1 } as const;
    const delivery = { ...newDelivery(copy, now, 72), entry: sent, subject: 'b' } as const;
    // Written once more: a glance may see what was there a moment ago.
    for (const version of [0, 1]) await record.ports.issueDeliveries.save({ ...delivery, version });
    const ofCopy = { tag: issueTag(copy) };
    await record.happens('Click', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }, ofCopy);
    await record.happens('Open', { userAgent: 'Mozilla/5.0' }, ofCopy);
    await record.counted();
    const days = await record.ports.dayCounts.since(ofList(notesRef.listId), dayOf(now));
    expect(days.map(({ counts }) => counts)).toEqual([
      {
        [`clicked:${notesRef.issueId}:person`]: 1,
        [`opened:${notesRef.issueId}:machine`]: 1,
        [`tested:${notesRef.issueId}:b:clicked`]: 1,
      },
    ]);
  });

  it.each<EventType>(['Send', 'Delivery', 'Open', 'Click', 'Subscription'])(
    '%s writes nothing where the ledger knows already that the mail went out',
    async (type) => {
      const record = await createRecord();
      await record.happens(type);
      expect(record.writes()).toBe(0);
    },
  );

  it.each<EventType>(['Send', 'Delivery', 'DeliveryDelay', 'Complaint', 'Bounce'])(
    '%s proves that a mail of unknown fate went out',
    async (type) => {
      const record = await createRecord({ status: 'unknown', since: now, attempt: 1, final: false });
      await record.happens(type);
      expect(record.entry()).toEqual({ status: 'sent', at: now, attempt: 1 });
    },
  );

  it('never brings an address into the log', async () => {
    for (const type of ['Bounce', 'Complaint', 'Reject', 'Open', 'Click', 'Rendering Failure'] as const) {
      const record = await createRecord();
      await record.happens(type);
      expect(record.lines.join()).not.toMatch(/reader\.test|@|198\.51/);
    }
  });
});

describe('a bounce', () => {
  it('for good ends all mail at once, in every course, and counts towards the brake', async () => {
    const record = await createRecord();
    await record.happens('Bounce');
    expect(record.suppression()).toMatchObject({ reason: 'bounce' });
    expect(record.standings()).toEqual(['left', 'left']);
    expect(record.hours()).toMatchObject([{ bounces: 1 }]);
  });

  it('for now ends all mail when it is the third in a row, and not before', async () => {
    const record = await createRecord();
    const outcomes = [];
    for (const number of [1, 2, 3])
      outcomes.push(
        await record.happens('Bounce', transient, { messageId: `m${number}`, sentAt: day(number) }),
      );
    expect(outcomes).toEqual(['bounce-counted', 'bounce-counted', 'suppressed']);
    expect(record.suppression()).toMatchObject({ reason: 'bounce' });
    expect(record.standings()).toEqual(['left', 'left']);
    // SES counts only bounces for good.
    expect(record.hours()).toEqual([]);
  });

  it('for now counts once, however often its event comes', async () => {
    const record = await createRecord();
    for (const outcome of ['bounce-counted', 'noted', 'noted', 'noted'])
      expect(await record.happens('Bounce', transient)).toBe(outcome);
    expect(record.suppression()).toBeUndefined();
  });

  it('for now, the last in a row, is acted upon by its second event where the first got no further', async () => {
    const record = await createRecord();
    const { add } = record.ports.suppressions;
    for (const number of [1, 2])
      await record.happens('Bounce', transient, { messageId: `m${number}`, sentAt: day(number) });
    record.ports.suppressions.add = () => Promise.reject(new Error('the table is away'));
    const third = { messageId: 'm3', sentAt: day(3) };
    await expect(record.happens('Bounce', transient, third)).rejects.toThrow('away');
    record.ports.suppressions.add = add;
    expect(await record.happens('Bounce', transient, third)).toBe('suppressed');
  });

  it('for now is forgotten as soon as a later mail arrives, with one write in all', async () => {
    const record = await createRecord();
    for (const number of [1, 2])
      await record.happens('Bounce', transient, { messageId: `m${number}`, sentAt: day(number) });
    const before = record.writes();
    expect(await record.happens('Delivery', {}, { messageId: 'm3', sentAt: day(3) })).toBe(
      'bounces-forgotten',
    );
    for (const number of [4, 5, 6])
      await record.happens('Delivery', {}, { messageId: `m${number}`, sentAt: day(number) });
    expect(record.writes()).toBe(before + 1);
    for (const number of [7, 8])
      await record.happens('Bounce', transient, { messageId: `m${number}`, sentAt: day(number) });
    expect(record.suppression()).toBeUndefined();
  });

  it('for now outlives the late news that an earlier mail had arrived', async () => {
    const record = await createRecord();
    await record.happens('Bounce', transient, { messageId: 'm2', sentAt: day(2) });
    await record.happens('Delivery', {}, { messageId: 'm1', sentAt: day(1) });
    // Accepted by a first server, given up by the second.
    await record.happens('Delivery', {}, { messageId: 'm2', sentAt: day(2) });
    expect(record.bounces()).toBe(1);
  });

  it('of a mail to an address that the person has exchanged, or is yet to confirm, ends no mail to them', async () => {
    const record = await createRecord();
    await record.happens('Bounce', {}, { to: 'old@reader.test' });
    for (const number of [1, 2, 3])
      await record.happens('Bounce', transient, { to: 'old@reader.test', messageId: `m${number}` });
    expect(record.suppression()).toBeUndefined();
    expect(record.suppressed.size).toBe(1);
    expect(record.standings()).toEqual(['active', 'active']);
  });
});

describe('a complaint', () => {
  it('ends all mail at once, in every course, and counts towards the brake', async () => {
    const record = await createRecord();
    await record.happens('Complaint');
    expect(record.suppression()).toMatchObject({ reason: 'complaint' });
    expect(record.standings()).toEqual(['left', 'left']);
    expect(record.hours()).toMatchObject([{ complaints: 1 }]);
  });

  it('is the recipient’s, also when the provider names everybody at its domain', async () => {
    const record = await createRecord();
    const complainedRecipients = ['bob', 'ada', 'eve'].map((name) => ({
      emailAddress: `${name}@reader.test`,
    }));
    await record.happens('Complaint', { complainedRecipients });
    expect(record.suppressed.size).toBe(1);
    expect(record.suppression()).toMatchObject({ reason: 'complaint' });
  });

  it('by which a reader says that the mail was no spam changes nothing', async () => {
    const record = await createRecord();
    await record.happens('Complaint', { complaintFeedbackType: 'not-spam' });
    expect(record.writes()).toBe(0);
    expect(record.hours()).toEqual([]);
  });
});

describe('a mail that SES took and never sent', () => {
  const onList = { bounceType: 'Permanent', bounceSubType: 'OnAccountSuppressionList' };

  it.each<[string, EventType, object, string, string, object[]]>([
    ['a bounce', 'Bounce', onList, 'bounce', 'account-suppression-list', []],
    [
      'a complaint',
      'Complaint',
      { complaintFeedbackType: undefined, complaintSubType: 'OnAccountSuppressionList' },
      'complaint',
      'account-suppression-list',
      [],
    ],
    [
      'a bounce on SES’s global list',
      'Bounce',
      { bounceType: 'Permanent', bounceSubType: 'Suppressed' },
      'bounce',
      'global-suppression-list',
      // AWS: only the global list's count towards the bounce rate.
      [{ bounces: 1 }],
    ],
  ])(
    'because of %s in the past stands as failed in the ledger, and the address is suppressed',
    async (_, type, change, reason, why, hours) => {
      const record = await createRecord();
      expect(await record.happens(type, change)).toBe('suppressed');
      expect(record.entry()).toEqual({ status: 'failed', at: now, reason: why });
      expect(record.suppression()).toMatchObject({ reason });
      expect(record.hours()).toMatchObject(hours);
    },
  );

  it('because of what it holds stands as failed in the ledger, and the course goes on', async () => {
    const record = await createRecord({ status: 'unknown', since: now, attempt: 1, final: false });
    await record.happens('Reject');
    expect(record.entry()).toMatchObject({ status: 'failed', reason: 'rejected' });
    expect(record.enrolled.get(`${id} ${bread}`)).toMatchObject({
      standing: { status: 'active' },
      dueAt: '2026-12-01T09:00:00.000Z',
    });
    expect(record.suppression()).toBeUndefined();
  });
});

describe('an event about somebody', () => {
  it.each<EventType>(['Bounce', 'Complaint', 'Delivery', 'Send', 'Reject', 'Open'])(
    'who was erased leaves no trace: %s',
    async (type) => {
      const record = await createRecord();
      record.people.clear();
      record.enrolled.clear();
      expect(['not-on-record', 'noted']).toContain(await record.happens(type));
      expect(await record.happens('Bounce', transient)).toBe('not-on-record');
      expect(record.writes()).toBe(0);
      expect(record.suppressed.size).toBe(0);
    },
  );

  it('without a tag of ours is found by the address it went to, and otherwise left alone', async () => {
    const record = await createRecord();
    expect(await record.feedback(sampleFeedback('Bounce', { to: 'stranger@reader.test', tag: 'abc' }))).toBe(
      'not-on-record',
    );
    expect(record.writes()).toBe(0);
    expect(await record.feedback(sampleFeedback('Bounce', { to: 'Ada@Reader.Test' }))).toBe('suppressed');
    expect(record.standings()).toEqual(['left', 'left']);
  });

  const issue = issueTag({
    subscriberId: id,
    listId: listId.parse('crumbs'),
    issueId: issueId.parse('2026-11-24-rye'),
  });

  it.each<EventType>(['Bounce', 'Complaint', 'Delivery', 'Send', 'Reject', 'Open'])(
    'who had an issue and was erased leaves no trace: %s',
    async (type) => {
      const record = await createRecord();
      record.people.clear();
      record.enrolled.clear();
      const outcome = await record.feedback(sampleFeedback(type, { to: ada, tag: issue }));
      expect(['not-on-record', 'noted']).toContain(outcome);
      expect(record.writes()).toBe(0);
      expect(record.suppressed.size).toBe(0);
    },
  );

  it('by an issue of a newsletter ends the courses too', async () => {
    const record = await createRecord();
    expect(await record.feedback(sampleFeedback('Complaint', { to: ada, tag: issue }))).toBe('suppressed');
    expect(record.standings()).toEqual(['left', 'left']);
  });
});
