import { asPublished } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import type { Ports } from '../ports.ts';
import { placeIn } from './lesson-books.ts';

/**
 * The daily look at the books of every lesson of every course: raises an alarm when somebody has been lost. Reads
 * everybody's record, as far as `mayGoOn` lets it.
 */
export const checkLessonBooks =
  ({ enrollmentScan, courses, telemetry }: Pick<Ports, 'enrollmentScan' | 'courses' | 'telemetry'>) =>
  async (mayGoOn: () => boolean): Promise<{ looked: number; lost: number }> => {
    let looked = 0;
    let lost = 0;
    for await (const { found, unreadable } of enrollmentScan.of()) {
      lost += unreadable;
      for (const enrollment of found) {
        const published = await courses.current(enrollment.courseId);
        const mails = published ? ([...outlineOf(published).lessons, 'closing'] as const) : [];
        const today = asPublished(enrollment, published);
        if (mails.some((mail) => placeIn(today, mail)?.column === 'lost')) lost += 1;
      }
      looked += found.length + unreadable;
      if (!mayGoOn()) {
        telemetry.warn('books-not-finished', { looked });
        break;
      }
    }
    if (lost > 0) {
      telemetry.count('booksOutOfBalance');
      telemetry.warn('books-out-of-balance', { looked, lost });
    }
    return { looked, lost };
  };
