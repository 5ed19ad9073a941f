import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { CourseId } from '../../domain/content/course.ts';
import type { EnrollmentScan } from '../../pipeline/ports.ts';
import { beginningOf, type Item, itemsSchema, nameOf } from './keys.ts';
import { parseItems } from './parse-item.ts';
import { storedEnrollment } from './stored-enrollment.ts';
import type { Table } from './table.ts';
import { tableDefinition } from './table-definition.ts';

/** The filter finds courses whose names begin alike, too. */
const isOf =
  (course: CourseId | undefined) =>
  (item: Item): boolean => {
    const named = nameOf(item);
    return named.kind === 'enrollment' && (course === undefined || named.ref.courseId === course);
  };

/** Everybody who ever was in a course. Nothing indexes that, so the whole table is read. */
export const createEnrollmentScan = (table: Table): EnrollmentScan => ({
  of: async function* (course) {
    const { pk, sk } = beginningOf('enrollment');
    const input = {
      TableName: table.name,
      FilterExpression: 'begins_with(#pk, :subscriber) AND begins_with(#sk, :course)',
      ExpressionAttributeNames: { '#pk': tableDefinition.partitionKey, '#sk': tableDefinition.sortKey },
      ExpressionAttributeValues: { ':subscriber': pk, ':course': `${sk}${course ?? ''}` },
    };
    for await (const page of paginateScan({ client: table.client }, input))
      yield parseItems(storedEnrollment, itemsSchema.parse(page.Items ?? []).filter(isOf(course)));
  },
});
