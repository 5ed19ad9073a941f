import { outlineOf } from '../domain/mail.ts';
import { placeIn } from './lesson-books.ts';
import type { Courses, Roll, Telemetry } from './ports.ts';

/**
 * The daily look at the books of every lesson of every course: raises an alarm when somebody has been lost. Reads
 * everybody's record, as far as `mayGoOn` lets it.
 */
export const checkLessonBooks =
  ({ roll, courses, telemetry }: { roll: Roll; courses: Courses; telemetry: Telemetry }) =>
  async (mayGoOn: () => boolean): Promise<{ looked: number; lost: number }> => {
    let looked = 0;
    let lost = 0;
    for await (const { found, unreadable } of roll.of()) {
      lost += unreadable;
      for (const enrollment of found) {
        const published = await courses.current(enrollment.courseId);
        const mails = published ? ([...outlineOf(published).lessons, 'closing'] as const) : [];
        if (mails.some((mail) => placeIn(enrollment, mail)?.column === 'lost')) lost += 1;
      }
      looked += found.length + unreadable;
      if (!mayGoOn()) {
        telemetry.note('books-not-finished', { looked });
        break;
      }
    }
    if (lost > 0) {
      telemetry.count('booksOutOfBalance');
      telemetry.note('books-out-of-balance', { looked, lost });
    }
    return { looked, lost };
  };
