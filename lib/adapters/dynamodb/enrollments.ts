import { forgottenAt } from '../../domain/subscriber/consent.ts';
import type { Enrollments } from '../../pipeline/ports.ts';
import { dueShard } from './due-shard.ts';
import { expiringAt } from './expiry.ts';
import { keyRanges, keys } from './keys.ts';
import { storedEnrollment, toStored } from './stored-enrollment.ts';
import { parseItem, type Table } from './table.ts';

/** Enrollments, one item each, with the attributes of the due index exactly while something is due. */
export const createEnrollments = (table: Table, shards: number): Enrollments => ({
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
        ...toStored(enrollment),
        ...keys.enrollment(enrollment),
        ...dueShard(enrollment.dueAt, enrollment.subscriberId, shards),
        ...expiringAt(forgottenAt(enrollment.consents)),
      },
      enrollment.version,
    ),
  remove: (ref) => table.remove(keys.enrollment(ref)),
});
