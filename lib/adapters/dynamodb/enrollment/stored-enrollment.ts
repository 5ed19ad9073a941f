import * as z from 'zod';
import type { CourseId } from '../../../domain/content/course.ts';
import { deliveryKey } from '../../../domain/delivery/delivery-key.ts';
import { type LedgerEntry, ledgerEntrySchema } from '../../../domain/delivery/ledger-entry.ts';
import { type Enrollment, enrollmentSchema, ledgerOf } from '../../../domain/enrollment/enrollment.ts';
import { instantAt } from '../../../domain/time/instant.ts';
import { type Item, nameOf } from '../keys.ts';
import { parseItem, parseItems } from '../parse-item.ts';
import type { Table } from '../table.ts';
import { createLessonNumbers, type NumberedMails } from './lesson-numbers.ts';
import { lessonsNeeded, packLedger, sentAtOnce, unpackLedger } from './packed-ledger.ts';

/** What was sent at its first attempt, and is no lesson of the course, is stored as its moment alone, in Unix milliseconds. */
const momentAlone = z.int().transform(
  (at): LedgerEntry => ({
    status: 'sent',
    at: instantAt(at),
    attempt: 1,
  }),
);

const storedSchema = z.lazy(() =>
  enrollmentSchema.unwrap().extend({
    ledger: z.partialRecord(deliveryKey, z.union([momentAlone, ledgerEntrySchema])),
    /** The lessons that were sent at their first attempt; until they were packed, they were in the ledger as well. */
    sent: z.instanceof(Uint8Array).optional(),
  }),
);

/** Reads an enrollment as the table holds it, given the lessons of each course by their numbers. */
const readingBy = (mailsOf: (course: CourseId) => Pick<NumberedMails, 'mails'>) =>
  storedSchema.transform(({ sent, ...enrollment }, context): Enrollment => {
    const packed = sent ? unpackLedger(sent, mailsOf(enrollment.courseId)) : [];
    if (!packed) {
      context.addIssue({ code: 'custom', path: ['sent'], message: 'names no lessons that are known' });
      return z.NEVER;
    }
    return { ...enrollment, ledger: { ...Object.fromEntries(packed), ...enrollment.ledger } };
  });

/** Whose it is, and in which course, is not written twice: the key says it. */
const withNames = (item: Item): Item => {
  const named = nameOf(item);
  return named.kind === 'enrollment' ? { ...item, ...named.ref } : item;
};

/** What the schema puts there by itself takes no room in the table. */
const withoutDefaults = ({
  subscriberId: _,
  courseId: __,
  waiting,
  outOfTurn,
  round,
  ...enrollment
}: Enrollment) => ({
  ...enrollment,
  ...(waiting.length > 0 && { waiting }),
  ...(outOfTurn.length > 0 && { outOfTurn }),
  ...(round > 1 && { round }),
});

/** How enrollments are written into the table, and read from it. */
export const createStoredEnrollments = (table: Table) => {
  const numbers = createLessonNumbers(table);

  const reading = readingBy(numbers.here);

  /** Looks that the lessons are known here which these items name by number, of every course. */
  const learnNumbers = async (items: readonly Item[]): Promise<void> => {
    const needed = new Map<CourseId, number>();
    for (const item of items) {
      const named = nameOf(item);
      if (named.kind !== 'enrollment' || !(item.sent instanceof Uint8Array)) continue;
      const { courseId } = named.ref;
      needed.set(courseId, Math.max(needed.get(courseId) ?? 0, lessonsNeeded(item.sent)));
    }
    for (const [course, atLeast] of needed) await numbers.known(course, atLeast);
  };

  return {
    parse: async (item: Item): Promise<Enrollment> => {
      await learnNumbers([item]);
      return parseItem(reading, withNames(item));
    },
    /** Those that can be read, and how many cannot. */
    parseAll: async (items: readonly Item[]): Promise<{ found: Enrollment[]; unreadable: number }> => {
      await learnNumbers(items);
      return parseItems(reading, items.map(withNames));
    },
    /** The enrollment as the table holds it. */
    toStored: async (enrollment: Enrollment) => {
      const ledger = ledgerOf(enrollment).map(([key, entry]) => ({
        key,
        entry,
        sent: sentAtOnce(key, entry),
      }));
      const sent = ledger.flatMap((each) => each.sent ?? []);
      const known = await numbers.withNumbers(
        enrollment.courseId,
        sent.map(({ mail }) => mail),
      );
      const packed = sent.filter(({ mail }) => known.numbers.has(mail));
      const others = ledger.filter((each) => !each.sent || !known.numbers.has(each.sent.mail));
      return {
        ...withoutDefaults(enrollment),
        ledger: Object.fromEntries(
          others.map(({ key, entry }) => [
            key,
            entry.status === 'sent' && entry.attempt === 1 ? Date.parse(entry.at) : entry,
          ]),
        ),
        ...(packed.length > 0 && { sent: packLedger(packed, known) }),
      };
    },
  };
};
