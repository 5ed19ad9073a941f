import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEnrollments } from '../../../../lib/adapters/dynamodb/enrollment/enrollments.ts';
import { keys } from '../../../../lib/adapters/dynamodb/keys.ts';
import { lessonId } from '../../../../lib/domain/content/lesson.ts';
import { type LedgerEntry, ledgerEntrySchema } from '../../../../lib/domain/delivery/ledger-entry.ts';
import { type Enrollment, withEntry } from '../../../../lib/domain/enrollment/enrollment.ts';
import { instantOf, later } from '../../../../lib/domain/time/instant.ts';
import { personNumber } from '../../../fixtures/people.ts';
import { embeddedDynamoDb } from '../../../worlds/embedded-dynamodb.ts';

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

/** What DynamoDB reckons an item by: names and values in UTF-8 (AWS: "DynamoDB item sizes and formats"). */
const bytesOf = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (Array.isArray(value)) return 3 + value.reduce<number>((sum, each) => sum + 1 + bytesOf(each), 0);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.entries(value).reduce((sum, [name, each]) => sum + 1 + bytesOf(name) + bytesOf(each), 3);
};

describe('an enrollment in the table', () => {
  it('is read as it was written, whatever its ledger says', async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(entries, async (entry) => {
        number += 1;
        const enrollment = withEntry(enrollmentOf(number), key, entry);
        expect(await enrollments.save(enrollment)).toBe('saved');
        expect(await enrollments.load(enrollment)).toEqual({ ...enrollment, version: 1 });
      }),
      { numRuns: 50 },
    );
  });

  it('is read as well as an earlier edition of Dripline has written it', async () => {
    const enrollment = withEntry(enrollmentOf(1001), key, { status: 'sent', at: start, attempt: 1 });
    await table.put({ ...enrollment, version: 1, ...keys.enrollment(enrollment) });
    expect(await enrollments.load(enrollment)).toEqual({ ...enrollment, version: 1 });
  });

  it('stays below a kilobyte, one write unit, to the end of a course of twelve lessons', async () => {
    const lessons = Array.from({ length: 12 }, (_, index) => lessonId.parse(`why-good-firms-drift-${index}`));
    const through = lessons.reduce<Enrollment>(
      (before, lesson, week) =>
        withEntry(before, lesson, { status: 'sent', at: later(start, { days: 7 * week }), attempt: 1 }),
      { ...enrollmentOf(1002), consents: [consent] },
    );
    await enrollments.save(through);
    const item = await table.get(keys.enrollment(through));
    expect(bytesOf(item)).toBeLessThan(1024);
  });
});
