import { enrollmentForgottenAt } from '../../../domain/enrollment/enrollment.ts';
import type { Enrollments } from '../../../pipeline/ports.ts';
import { expiry } from '../expiry.ts';
import { dueIndexKey, keyRanges, keys } from '../keys.ts';
import type { Table } from '../table.ts';
import { createStoredEnrollments } from './stored-enrollment.ts';

/** Enrollments, one item each, with the attributes of the due index exactly while something is due. */
export const createEnrollments = (table: Table, shards: number): Enrollments => {
  const stored = createStoredEnrollments(table);
  return {
    load: async (ref) => {
      const item = await table.get(keys.enrollment(ref));
      return item && stored.parse(item);
    },
    of: async (id) => {
      const found = [];
      for await (const page of table.pages(keyRanges.enrollments(id)))
        for (const item of page) found.push(await stored.parse(item));
      return found;
    },
    save: async (enrollment) =>
      table.putVersion(
        {
          ...(await stored.toStored(enrollment)),
          ...keys.enrollment(enrollment),
          ...dueIndexKey(enrollment.dueAt, enrollment.subscriberId, shards),
          ...expiry(enrollmentForgottenAt(enrollment)),
        },
        enrollment.version,
      ),
    remove: (ref) => table.remove(keys.enrollment(ref)),
  };
};
