import * as z from 'zod';
import type { Connection } from '../../lib/adapters/connect.ts';
import type { BooksRound } from '../../lib/domain/reports/books-round.ts';
import { shareSchema } from '../../lib/domain/sending/share.ts';
import { checkLessonBooks } from '../../lib/pipeline/books/check-lesson-books.ts';
import { countMembers } from '../../lib/pipeline/operate/count-members.ts';
import { cacheCourses } from '../../lib/pipeline/send/cache-courses.ts';

/** Time kept free at the end for the last page. */
const reserveMilliseconds = 15_000;

/** What the schedules of the books send; everything else is a sweep. */
const requestSchema = z.object({ check: z.literal('books') }).and(shareSchema);
export type BooksRequest = z.infer<typeof requestSchema>;

export const asksForBooks = (event: unknown): event is BooksRequest => requestSchema.safeParse(event).success;

/** Goes on with the look at the books of all lessons. Doubled and late calls do no harm. */
export const createBooksHandler =
  (connection: Connection) =>
  async (
    request: BooksRequest,
    context: { getRemainingTimeInMillis(): number },
  ): Promise<BooksRound | undefined> => {
    const ports = { ...connection, courses: cacheCourses(connection.courses) };
    const mayGoOn = () => context.getRemainingTimeInMillis() > reserveMilliseconds;
    const round = await checkLessonBooks(ports)({ sweeper: request.sweeper, of: request.of }, mayGoOn);
    // Once a day, when the first share is through.
    if (request.sweeper === 0 && round?.finishedAt !== undefined) await countMembers(ports)(mayGoOn);
    return round;
  };
