import * as z from 'zod';
import type { CourseId } from '../../../domain/content/course.ts';
import { scanCursor } from '../../../domain/reports/books-round.ts';
import type { EnrollmentScan } from '../../../pipeline/ports/enrollments.ts';
import type { Document } from '../../aws/dynamodb-json.ts';
import { beginningOf, type Item, itemsSchema, nameOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { tableDefinition } from '../table-definition.ts';
import { createStoredEnrollments } from './stored-enrollment.ts';

/** What a cursor holds: after the item of this key. */
const positionSchema = z.object({ pk: z.string(), sk: z.string() });

/** The filter finds courses whose names begin alike, too. */
const isOf =
  (course: CourseId | undefined) =>
  (item: Item): boolean => {
    const named = nameOf(item);
    return named.kind === 'enrollment' && (course === undefined || named.ref.courseId === course);
  };

/** What a reading of everybody asks for; nothing indexes that, so the whole table is read. */
const inputOf = (table: Table, course?: CourseId) => {
  const { pk, sk } = beginningOf('enrollment');
  return {
    TableName: table.name,
    FilterExpression: 'begins_with(#pk, :subscriber) AND begins_with(#sk, :course)',
    ExpressionAttributeNames: { '#pk': tableDefinition.partitionKey, '#sk': tableDefinition.sortKey },
    ExpressionAttributeValues: { ':subscriber': pk, ':course': `${sk}${course ?? ''}` },
  };
};

/** Everybody who ever was in a course. */
export const createEnrollmentScan = (table: Table): EnrollmentScan => {
  const stored = createStoredEnrollments(table);
  return {
    of: async function* (course) {
      let from: Document | undefined;
      do {
        const { items, last } = await table.calls.scan({
          ...inputOf(table, course),
          ExclusiveStartKey: from,
        });
        yield stored.parseAll(itemsSchema.parse(items).filter(isOf(course)));
        from = last;
      } while (from);
    },
    page: async ({ sweeper, of }, from) => {
      const { items, last } = await table.calls.scan({
        ...inputOf(table),
        Segment: sweeper,
        TotalSegments: of,
        ExclusiveStartKey: positionSchema.optional().parse(from),
      });
      const page = await stored.parseAll(itemsSchema.parse(items).filter(isOf(undefined)));
      return last ? { ...page, next: scanCursor.parse(last) } : page;
    },
  };
};
