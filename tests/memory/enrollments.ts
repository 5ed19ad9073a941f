import * as z from 'zod';
import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import { scanCursor } from '../../lib/domain/reports/books-round.ts';
import type { EnrollmentRef, EnrollmentScan, Enrollments } from '../../lib/pipeline/ports/enrollments.ts';
import { UnreadableItem } from '../../lib/pipeline/ports/record.ts';
import type { MemoryDueIndex } from './due-index.ts';
import { createItems } from './items.ts';
import type { Keep } from './keep.ts';

const keyOf = ({ subscriberId, courseId }: EnrollmentRef): string => `${subscriberId} ${courseId}`;

/** How many people a page of the scan has. */
const peopleAPage = 3;

/** Told of everything that is stored, in the order in which it is stored. */
export type Watch<Item> = (stored: Item, before: Item | undefined) => void;

export const createMemoryEnrollments = (
  keep: Keep,
  index: MemoryDueIndex,
  watch: Watch<Enrollment> = () => undefined,
  watchRemoval: (removed: Enrollment) => void = () => undefined,
) => {
  const items = createItems<Enrollment>(keep);

  const enrollments: Enrollments = {
    load: async (ref) => items.load(keyOf(ref)),
    glance: async (ref) => items.glance(keyOf(ref)),
    of: async (id) => {
      const { found, unreadable } = items.pick(({ subscriberId }) => subscriberId === id);
      if (unreadable > 0) throw new UnreadableItem(`An enrollment of ${id} cannot be read.`);
      return found;
    },
    save: async (enrollment, replaces) => {
      const key = keyOf(enrollment);
      const before = items.stored.get(key);
      const saved = items.save(key, enrollment, replaces);
      if (saved === 'saved') {
        watch(enrollment, before);
        const { subscriberId, courseId, dueAt } = enrollment;
        index.stored(key, subscriberId, { subscriberId, courseId }, dueAt);
      }
      return saved;
    },
    remove: async (ref) => {
      const removed = items.stored.get(keyOf(ref));
      if (removed) watchRemoval(removed);
      items.remove(keyOf(ref));
      index.removed(keyOf(ref));
    },
  };
  const enrollmentScan: EnrollmentScan = {
    of: async function* (course) {
      yield items.pick(({ courseId }) => course === undefined || courseId === course);
    },
    page: async ({ sweeper, of }, from) => {
      const after = z.string().default('').parse(from);
      const share = [...items.stored.keys()]
        .filter((key) => (key.codePointAt(0) ?? 0) % of === sweeper && key > after)
        .sort();
      const isInPage = new Set(share.slice(0, peopleAPage).map((key) => items.stored.get(key)));
      const page = items.pick((item) => isInPage.has(item));
      const last = share[peopleAPage - 1];
      return last === undefined ? page : { ...page, next: scanCursor.parse(last) };
    },
  };
  return {
    enrollments,
    enrollmentScan,
    enrolled: items.stored,
    readableEnrollments: () => items.pick(() => true).found,
    spoilEnrollment: (ref: EnrollmentRef) => items.spoil(keyOf(ref)),
  };
};
