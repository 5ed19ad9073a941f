import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEnrollmentScan } from '../../../../lib/adapters/dynamodb/enrollment/enrollment-scan.ts';
import { createEnrollments } from '../../../../lib/adapters/dynamodb/enrollment/enrollments.ts';
import { keys } from '../../../../lib/adapters/dynamodb/keys.ts';
import { courseId } from '../../../../lib/domain/content/course.ts';
import { lessonId } from '../../../../lib/domain/content/lesson.ts';
import { type LedgerEntry, ledgerEntrySchema } from '../../../../lib/domain/delivery/ledger-entry.ts';
import { type Enrollment, withEntry } from '../../../../lib/domain/enrollment/enrollment.ts';
import { instantOf, instantSchema, later } from '../../../../lib/domain/time/instant.ts';
import { UnreadableItem } from '../../../../lib/pipeline/ports/record.ts';
import { personNumber } from '../../../fixtures/people.ts';
import { embeddedDynamoDb } from '../../../worlds/embedded-dynamodb.ts';
import { itemBytes } from '../../../worlds/item-bytes.ts';
import { putAsItIs } from '../version-1-items.ts';

const table = await (await embeddedDynamoDb()).newTable();
const enrollments = createEnrollments(table, 4);

const start = instantOf('2026-11-24T09:00:00Z');
const key = lessonId.parse('why-good-firms-drift');
const enrollmentOf = (number: number) => personNumber(number, start, true).enrollment;

const moments = fc
  .integer({ min: Date.parse('2020-01-01'), max: Date.parse('2100-01-01') })
  .map((at) => new Date(at).toISOString());
const attempts = fc.constantFrom(1, 2);
const entries: fc.Arbitrary<LedgerEntry> = fc
  .oneof(
    fc.record({ status: fc.constant('sent'), at: moments, attempt: attempts }),
    fc.record({
      status: fc.constant('sending'),
      attempt: attempts,
      owner: fc.uuid(),
      since: moments,
      leaseUntil: moments,
    }),
    fc.record({ status: fc.constant('unknown'), since: moments, attempt: attempts, final: fc.boolean() }),
    fc.record({ status: fc.constantFrom('failed', 'skipped'), at: moments, reason: fc.constant('a reason') }),
    fc.record({ status: fc.constant('expired'), at: moments }),
  )
  .map((entry) => ledgerEntrySchema.parse(entry));

const consent = {
  textHash: 'a'.repeat(64),
  requestedAt: start,
  confirmedAt: start,
  mechanism: 'sign-up form',
  formVersion: 'abcdef123456',
  network: 'n'.repeat(32),
} as const;

/** What is kept of a lesson that was sent at its first attempt; of everything else the table keeps all. */
const toTheSecond = (entry: LedgerEntry): LedgerEntry =>
  entry.status === 'sent' && entry.attempt === 1
    ? { ...entry, at: instantSchema.parse(entry.at.replace(/\.\d{3}Z/, '.000Z')) }
    : entry;

describe('an enrollment in the table', () => {
  it('is read as it was written, whatever its ledger says', async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(entries, async (entry) => {
        number += 1;
        const enrollment = withEntry(enrollmentOf(number), key, entry);
        expect(await enrollments.save(enrollment)).toBe('saved');
        const kept = withEntry(enrollment, key, toTheSecond(entry));
        expect(await enrollments.load(enrollment)).toEqual({ ...kept, version: 1 });
      }),
      { numRuns: 50 },
    );
  });

  it('is read as well as an earlier edition of Dripline has written it', async () => {
    const enrollment = withEntry(enrollmentOf(1001), key, { status: 'sent', at: start, attempt: 1 });
    await table.put({ ...enrollment, version: 1, ...keys.enrollment(enrollment) });
    expect(await enrollments.load(enrollment)).toEqual({ ...enrollment, version: 1 });
  });

  const afterLessons = (number: number, count: number): Enrollment => {
    const lessons = Array.from({ length: count }, (_, index) =>
      lessonId.parse(`why-good-firms-drift-${index}`),
    );
    const person = { ...enrollmentOf(number), consents: [consent], courseId: courseId.parse(`of-${count}`) };
    return lessons.reduce<Enrollment>(
      (before, lesson, week) =>
        withEntry(before, lesson, { status: 'sent', at: later(start, { days: 7 * week }), attempt: 1 }),
      withEntry(person, 'confirm-1', { status: 'sent', at: start, attempt: 1 }),
    );
  };

  it.each([
    [12, 1],
    [60, 1],
    [200, 2],
  ])(
    'takes, to the end of a course of %s lessons and with a claim in it, %s write unit(s)',
    async (count, units) => {
      const through = afterLessons(2000 + count, count);
      const claimed = withEntry(through, key, {
        status: 'sending',
        attempt: 1,
        owner: 'a'.repeat(36),
        since: start,
        leaseUntil: later(start, { minutes: 5 }),
      });
      await enrollments.save(claimed);
      const item = await table.get(keys.enrollment(claimed));
      expect(Math.ceil(itemBytes(item ?? {}) / 1024)).toBe(units);
      expect(await enrollments.load(claimed)).toEqual({ ...claimed, version: 1 });
    },
  );

  it('is read by a process that has never seen its lessons', async () => {
    const through = afterLessons(3001, 30);
    await enrollments.save(through);
    expect(await createEnrollments(table, 4).load(through)).toEqual({ ...through, version: 1 });
    const pages = await Array.fromAsync(createEnrollmentScan(table).of(through.courseId));
    expect(pages.flatMap(({ found }) => found)).toEqual([{ ...through, version: 1 }]);
  });

  it('names its lessons rightly when many processes meet new ones at once', async () => {
    const people = Array.from({ length: 12 }, (_, number) => ({
      ...afterLessons(4000 + number, 3 + number),
      courseId: courseId.parse('met-at-once'),
    }));
    await Promise.all(people.map((person) => createEnrollments(table, 4).save(person)));
    for (const person of people)
      expect(await createEnrollments(table, 4).load(person)).toEqual({ ...person, version: 1 });
  });

  it('is packed when it is written next, if an earlier edition wrote it', async () => {
    const { ledger, ...person } = afterLessons(5001, 12);
    const asMoments = Object.fromEntries(
      Object.entries(ledger).map(([name, entry]) => [
        name,
        entry && 'at' in entry ? Date.parse(entry.at) : 0,
      ]),
    );
    const item = { ...person, ...keys.enrollment(person), ledger: asMoments, version: 1, schemaVersion: 2 };
    await putAsItIs(table, item);
    const read = await enrollments.load(person);
    expect(read).toEqual({ ...person, ledger, version: 1 });
    if (read) await enrollments.save(read);
    expect((await table.get(keys.enrollment(person)))?.ledger).toEqual({ 'confirm-1': Date.parse(start) });
    expect(await enrollments.load(person)).toEqual({ ...person, ledger, version: 2 });
  });

  it('is not read as one with other lessons when the numbers are lost and given anew', async () => {
    const course = courseId.parse('numbers-lost');
    const [first, second] = ['salt', 'rye'].map((name, number) =>
      withEntry({ ...enrollmentOf(6000 + number), courseId: course }, lessonId.parse(name), {
        status: 'sent',
        at: start,
        attempt: 1,
      }),
    );
    if (!first || !second) throw new Error('There are two.');
    await enrollments.save(first);
    await table.remove(keys.lessonNumbers(course));
    const anew = createEnrollments(table, 4);
    await expect(anew.load(first)).rejects.toBeInstanceOf(UnreadableItem);
    await anew.save(second);
    await expect(anew.load(first)).rejects.toBeInstanceOf(UnreadableItem);
    expect(await anew.load(second)).toEqual({ ...second, version: 1 });
  });
});
