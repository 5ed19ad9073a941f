import { describe, expect, it } from 'vitest';
import { createEnrollmentScan } from '../../../../lib/adapters/dynamodb/enrollment/enrollment-scan.ts';
import { createEnrollments } from '../../../../lib/adapters/dynamodb/enrollment/enrollments.ts';
import type { ScanCursor } from '../../../../lib/domain/reports/books-round.ts';
import { instantOf } from '../../../../lib/domain/time/instant.ts';
import { personNumber } from '../../../fixtures/people.ts';
import { embeddedDynamoDb } from '../../../worlds/embedded-dynamodb.ts';

const table = await (await embeddedDynamoDb()).newTable();
const enrollments = createEnrollments(table, 4);
const scan = createEnrollmentScan(table);
const now = instantOf('2026-11-24T15:00:00Z');

describe('reading everybody in shares', () => {
  it('takes as many pages as the table has, and finds each person once', async () => {
    const people = Array.from({ length: 12 }, (_, number) => personNumber(number, now, true).enrollment);
    for (const [number, person] of people.entries()) {
      await enrollments.save(person);
      // DynamoDB ends a page at a megabyte, whatever is in it.
      await table.put({ pk: `CONTENT#${number}`, sk: 'FILE#large', text: 'x'.repeat(300_000) });
    }
    const found: string[] = [];
    let pages = 0;
    for (let sweeper = 0; sweeper < 2; sweeper += 1) {
      let from: ScanCursor | undefined;
      do {
        const page = await scan.page({ sweeper, of: 2 }, from);
        found.push(...page.found.map(({ subscriberId }) => subscriberId));
        from = page.next;
        pages += 1;
      } while (from !== undefined);
    }
    expect(found.sort()).toEqual(people.map(({ subscriberId }) => subscriberId).sort());
    expect(pages).toBeGreaterThan(3);
  });
});
