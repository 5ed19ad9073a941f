import { type Enrollment, enrollmentForgottenAt } from '../../../domain/enrollment/enrollment.ts';
import type { Written } from '../../../pipeline/count/count-writes.ts';
import type { Enrollments } from '../../../pipeline/ports.ts';
import { expiry } from '../expiry.ts';
import { dueIndexKey, keyRanges, keys } from '../keys.ts';
import { parseItem } from '../parse-item.ts';
import type { Table } from '../table.ts';
import { storedEnrollment, toStoredEnrollment } from './stored-enrollment.ts';

/** Enrollments, one item each, with the attributes of the due index exactly while something is due. */
export const createEnrollments = (
  table: Table,
  shards: number,
  written?: Written<Enrollment>,
): Enrollments => ({
  load: async (ref) => {
    const item = await table.get(keys.enrollment(ref));
    return item && parseItem(storedEnrollment, item);
  },
  of: async (id) => {
    const found = [];
    for await (const page of table.pages(keyRanges.enrollments(id)))
      found.push(...page.map((item) => parseItem(storedEnrollment, item)));
    return found;
  },
  save: (enrollment) =>
    table.putVersion(
      {
        ...toStoredEnrollment(enrollment),
        ...keys.enrollment(enrollment),
        ...dueIndexKey(enrollment.dueAt, enrollment.subscriberId, shards),
        ...expiry(enrollmentForgottenAt(enrollment)),
      },
      enrollment.version,
      written && ((before) => written(enrollment, () => before && parseItem(storedEnrollment, before))),
    ),
  remove: (ref) => table.remove(keys.enrollment(ref)),
});
