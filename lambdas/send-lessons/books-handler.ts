import * as z from 'zod';
import type { Connection } from '../../lib/adapters/connect.ts';
import { checkLessonBooks } from '../../lib/pipeline/operate/check-lesson-books.ts';
import { cacheCourses } from '../../lib/pipeline/send/cache-courses.ts';

/** Time kept free at the end for the last page. */
const reserveMilliseconds = 5_000;

/** What the daily schedule of the books sends; everything else is a sweep. */
export const asksForBooks = (event: unknown): boolean =>
  z.object({ check: z.literal('books') }).safeParse(event).success;

/** Looks at the books of all lessons. Doing it twice does no harm. */
export const createBooksHandler =
  (connection: Connection) =>
  async (context: { getRemainingTimeInMillis(): number }): Promise<{ looked: number; lost: number }> => {
    const ports = { ...connection, courses: cacheCourses(connection.courses) };
    return checkLessonBooks(ports)(() => context.getRemainingTimeInMillis() > reserveMilliseconds);
  };
