import { type Enrollment, enrollmentForgottenAt } from '../../../domain/enrollment/enrollment.ts';
import type { Written } from '../../../pipeline/count/count-writes.ts';
import type { Enrollments } from '../../../pipeline/ports/enrollments.ts';
import { expiry } from '../expiry.ts';
import { dueIndexKey, type Item, keyRanges, keys } from '../keys.ts';
import { knownBefore, type Table } from '../table.ts';
import { createStoredEnrollments } from './stored-enrollment.ts';

/** Enrollments, one item each, with the attributes of the due index exactly while something is due. */
export const createEnrollments = (
  table: Table,
  shards: number,
  written?: Written<Enrollment>,
): Enrollments => {
  const stored = createStoredEnrollments(table);
  return {
    load: async (ref) => {
      const item = await table.get(keys.enrollment(ref));
      return item && stored.parse(item);
    },
    glance: async (ref) => {
      const item = await table.get(keys.enrollment(ref), 'eventually');
      return item && stored.parse(item);
    },
    of: async (id) => {
      const found = [];
      for await (const page of table.pages(keyRanges.enrollments(id)))
        for (const item of page) found.push(await stored.parse(item));
      return found;
    },
    save: async (enrollment, replaces) => {
      let before: Item | undefined;
      const keep = (item: Item | undefined): void => {
        before = item;
      };
      const known = knownBefore(table, enrollment, replaces);
      const saved = await table.putVersion(
        {
          ...(await stored.toStored(enrollment)),
          ...keys.enrollment(enrollment),
          ...dueIndexKey(enrollment.dueAt, enrollment.subscriberId, shards),
          ...expiry(enrollmentForgottenAt(enrollment)),
        },
        enrollment.version,
        known ? undefined : written && keep,
      );
      if (saved === 'saved' && written) {
        if (known) written(enrollment, () => known);
        else await tell(written, enrollment, before && stored.parse(before));
      }
      return saved;
    },
    remove: async (ref) => {
      let before: Item | undefined;
      const keep = (item: Item | undefined): void => {
        before = item;
      };
      await table.remove(keys.enrollment(ref), written && keep);
      if (written && before) await tell(written, undefined, stored.parse(before));
    },
  };
};

/** What stood there before is read for whoever is told alone: that it cannot be read is no fault of the write. */
const tell = async (
  written: Written<Enrollment>,
  after: Enrollment | undefined,
  before: Promise<Enrollment> | undefined,
): Promise<void> => {
  const [read] = await Promise.allSettled([before]);
  written(after, () => {
    if (read.status === 'rejected') throw read.reason;
    return read.value;
  });
};
