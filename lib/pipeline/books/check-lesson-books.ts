import { courseId } from '../../domain/content/course.ts';
import { type BooksRound, isOverdue, roundToDo, withPage } from '../../domain/reports/books-round.ts';
import { ofCourse } from '../../domain/reports/happening.ts';
import type { Share } from '../../domain/sending/share.ts';
import type { Ports } from '../ports.ts';
import { lookAtPage } from './look-at-page.ts';

type Needs = Pick<Ports, 'clock' | 'enrollmentScan' | 'booksRounds' | 'courses' | 'standings' | 'telemetry'>;

/**
 * The daily look at the books of every lesson of every course: raises an alarm when somebody has been lost, and keeps who
 * stands where. Reads the record of everybody in its share, as far as `mayGoOn` lets it; called again, it goes on from there. Returns the round as
 * it stands; undefined where the last one is through and the next not yet to begin.
 */
export const checkLessonBooks =
  (ports: Needs) =>
  async (share: Share, mayGoOn: () => boolean): Promise<BooksRound | undefined> => {
    const { clock, enrollmentScan, booksRounds, telemetry } = ports;
    let round = roundToDo(await booksRounds.load(share), share, clock.now());
    while (round && round.finishedAt === undefined) {
      const page = await enrollmentScan.page(share, round.position);
      const seen = await lookAtPage(ports, page.found, round.begunAt);
      const lost = page.unreadable + seen.lost;
      const after = withPage(
        round,
        { looked: page.found.length + page.unreadable, lost, standings: seen.standings, next: page.next },
        clock.now(),
      );
      if (lost > 0) {
        telemetry.count('booksOutOfBalance');
        telemetry.warn('books-out-of-balance', { ...share, looked: after.looked, lost });
      }
      // Before the round is known to be through: whoever does the last page once more keeps the same.
      if (after.finishedAt !== undefined) await keepStandings(ports, after);
      // Another worker does the same: it goes on from its own page.
      if ((await booksRounds.save(after)) === 'stale') return round;
      round = { ...after, version: after.version + 1 };
      if (!mayGoOn()) break;
    }
    if (round) sayHowFar(ports, round);
    return round;
  };

const keepStandings = async (
  { standings }: Needs,
  { standings: found, ...share }: BooksRound,
): Promise<void> => {
  for (const [course, each] of Object.entries(found))
    await standings.keep(ofCourse(courseId.parse(course)), each, share);
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
