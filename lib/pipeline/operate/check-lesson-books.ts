import { asPublished } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { type BooksRound, isOverdue, roundToDo, withPage } from '../../domain/reports/books-round.ts';
import { placeIn } from '../../domain/reports/place-in.ts';
import type { Share } from '../../domain/sending/share.ts';
import type { Ports } from '../ports.ts';

type Needs = Pick<Ports, 'clock' | 'enrollmentScan' | 'booksRounds' | 'courses' | 'telemetry'>;

/**
 * The daily look at the books of every lesson of every course: raises an alarm when somebody has been lost. Reads the
 * record of everybody in its share, as far as `mayGoOn` lets it; called again, it goes on from there. Returns the round as
 * it stands; undefined where the last one is through and the next not yet to begin.
 */
export const checkLessonBooks =
  (ports: Needs) =>
  async (share: Share, mayGoOn: () => boolean): Promise<BooksRound | undefined> => {
    const { clock, enrollmentScan, booksRounds, telemetry } = ports;
    let round = roundToDo(await booksRounds.load(share), share, clock.now());
    while (round && round.finishedAt === undefined) {
      const page = await enrollmentScan.page(share, round.position);
      const lost = page.unreadable + (await countLost(ports, page.found));
      const after = withPage(
        round,
        { looked: page.found.length + page.unreadable, lost, next: page.next },
        clock.now(),
      );
      if (lost > 0) {
        telemetry.count('booksOutOfBalance');
        telemetry.warn('books-out-of-balance', { ...share, looked: after.looked, lost });
      }
      // Another worker does the same: it goes on from its own page.
      if ((await booksRounds.save(after)) === 'stale') return round;
      round = { ...after, version: after.version + 1 };
      if (!mayGoOn()) break;
    }
    if (round) sayHowFar(ports, round);
    return round;
  };

const countLost = async ({ courses }: Needs, found: readonly Enrollment[]): Promise<number> => {
  let lost = 0;
  for (const enrollment of found) {
    const published = await courses.current(enrollment.courseId);
    const mails = published ? ([...outlineOf(published).lessons, 'closing'] as const) : [];
    const today = asPublished(enrollment, published);
    if (mails.some((mail) => placeIn(today, mail)?.column === 'lost')) lost += 1;
  }
  return lost;
};

const sayHowFar = ({ clock, telemetry }: Needs, round: BooksRound): void => {
  const { sweeper, of, begunAt, looked, lost, finishedAt } = round;
  const facts = { work: 'books of lessons', sweeper, of, since: begunAt, looked, lost };
  if (finishedAt !== undefined) telemetry.note('books-checked', facts);
  else if (isOverdue(round, clock.now())) {
    telemetry.count('notFinished');
    telemetry.warn('not-finished', facts);
  } else telemetry.note('books-to-go-on', facts);
};
