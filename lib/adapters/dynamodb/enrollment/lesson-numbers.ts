import * as z from 'zod';
import { type CourseId, courseId } from '../../../domain/content/course.ts';
import { type CourseMail, courseMail } from '../../../domain/delivery/delivery-key.ts';
import { keys } from '../keys.ts';
import { parseItem } from '../parse-item.ts';
import type { Table } from '../table.ts';

/** A list that only grows: what has a number keeps it, whatever becomes of the lesson. */
const numbersSchema = z.object({
  courseId,
  version: z.int().nonnegative(),
  mails: z.array(courseMail),
});

/** The mails of a course by their numbers, and their numbers by the mails. */
export type NumberedMails = {
  mails: readonly CourseMail[];
  numbers: ReadonlyMap<CourseMail, number>;
};

const numbered = (mails: readonly CourseMail[]): NumberedMails => ({
  mails,
  numbers: new Map(mails.map((mail, number) => [mail, number])),
});

/** Which number stands for which mail of a course in the ledgers of the table. */
export type LessonNumbers = {
  /** Those that are known here. */
  here(course: CourseId): NumberedMails;
  /** Asked of the table only where fewer are known here. */
  known(course: CourseId, atLeast: number): Promise<NumberedMails>;
  /** With a number for each of these, unless others gave numbers all the while. */
  withNumbers(course: CourseId, wanted: readonly CourseMail[]): Promise<NumberedMails>;
};

/** How often to try over others who give numbers to mails of a course: each of them has given one meanwhile. */
const tries = 10;

export const createLessonNumbers = (table: Table): LessonNumbers => {
  const remembered = new Map<CourseId, NumberedMails>();
  const none = numbered([]);
  const here = (course: CourseId): NumberedMails => remembered.get(course) ?? none;
  /** Answers overtake each other; the longer list is the newer one. */
  const remember = (course: CourseId, mails: readonly CourseMail[]): NumberedMails => {
    if (mails.length > here(course).mails.length) remembered.set(course, numbered(mails));
    return here(course);
  };
  const read = async (course: CourseId): Promise<z.infer<typeof numbersSchema>> => {
    const item = await table.get(keys.lessonNumbers(course));
    return item ? parseItem(numbersSchema, item) : { courseId: course, version: 0, mails: [] };
  };

  return {
    here,
    known: async (course, atLeast) =>
      here(course).mails.length >= atLeast ? here(course) : remember(course, (await read(course)).mails),
    withNumbers: async (course, wanted) => {
      const areKnown = () => wanted.every((mail) => here(course).numbers.has(mail));
      for (let attempt = 0; attempt < tries && !areKnown(); attempt += 1) {
        const stored = await read(course);
        remember(course, stored.mails);
        if (areKnown()) break;
        const mails = [...new Set([...stored.mails, ...wanted])];
        const saved = await table.putVersion(
          { ...stored, mails, ...keys.lessonNumbers(course) },
          stored.version,
        );
        if (saved === 'saved') remember(course, mails);
      }
      return here(course);
    },
  };
};
