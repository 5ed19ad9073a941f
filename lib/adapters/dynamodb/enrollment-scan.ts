import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { CourseId } from '../../domain/content/course.ts';
import type { EnrollmentScan } from '../../pipeline/ports.ts';
import type { Item } from './keys.ts';
import { parseItems } from './parse-items.ts';
import { storedEnrollment } from './stored-enrollment.ts';
import type { Table } from './table.ts';
import { tableDefinition } from './table-definition.ts';

/** The filter finds courses whose names begin alike, too. */
const isOf =
  (course: CourseId | undefined) =>
  ({ sk }: Item): boolean =>
    course === undefined || sk === `COURSE#${course}`;

/** Everybody who ever was in a course. Nothing indexes that, so the whole table is read. */
export const createEnrollmentScan = (table: Table): EnrollmentScan => ({
  of: async function* (course) {
    const input = {
      TableName: table.name,
      FilterExpression: 'begins_with(#pk, :subscriber) AND begins_with(#sk, :course)',
      ExpressionAttributeNames: { '#pk': tableDefinition.partitionKey, '#sk': tableDefinition.sortKey },
      ExpressionAttributeValues: { ':subscriber': 'SUB#', ':course': `COURSE#${course ?? ''}` },
    };
    for await (const page of paginateScan({ client: table.client }, input))
      yield parseItems(storedEnrollment, (page.Items ?? []).filter(isOf(course)));
  },
});
