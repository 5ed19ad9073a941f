import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { CourseId } from '../../domain/course.ts';
import type { Roll } from '../../pipeline/ports.ts';
import { tableDefinition } from '../table-definition.ts';
import { readable } from './readable.ts';
import { storedEnrollment } from './stored-enrollment.ts';
import type { Item, Table } from './table.ts';

/** The filter finds courses whose names begin alike, too. */
const isOf =
  (course: CourseId | undefined) =>
  ({ sk }: Item): boolean =>
    course === undefined || sk === `COURSE#${course}`;

/** Everybody who ever was in a course. Nothing indexes that, so the whole table is read. */
export const rollIn = (table: Table): Roll => ({
  of: async function* (course) {
    const input = {
      TableName: table.name,
      FilterExpression: 'begins_with(#pk, :subscriber) AND begins_with(#sk, :course)',
      ExpressionAttributeNames: { '#pk': tableDefinition.partitionKey, '#sk': tableDefinition.sortKey },
      ExpressionAttributeValues: { ':subscriber': 'SUB#', ':course': `COURSE#${course ?? ''}` },
    };
    for await (const page of paginateScan({ client: table.client }, input))
      yield readable(storedEnrollment, (page.Items ?? []).filter(isOf(course)));
  },
});
