import * as z from 'zod';
import { type CourseId, courseId } from '../content/course.ts';
import type { Share } from '../sending/share.ts';
import { type Instant, instantSchema, later } from '../time/instant.ts';
import { mergeStandings, noStandings, type Standings, standingsSchema } from './standings.ts';

/** A mark in a reading of everybody: whoever reads makes it and goes on from it, for all others it is opaque. */
export const scanCursor = z.json().brand<'ScanCursor'>();
export type ScanCursor = z.infer<typeof scanCursor>;

/** One share's look at the books of all lessons, from the first person to the last: as many steps as it takes. */
export const booksRoundSchema = z.object({
  sweeper: z.int().nonnegative(),
  of: z.int().positive(),
  /** Counts the writes; a write names the version it read, so that of two writers one loses. */
  version: z.int().nonnegative(),
  begunAt: instantSchema,
  /** Where the next step begins; without one, at the first person. */
  position: scanCursor.optional(),
  looked: z.int().nonnegative(),
  lost: z.int().nonnegative(),
  /** Who stands where, as far as it has come: by course. */
  standings: z.record(courseId, standingsSchema).default({}),
  finishedAt: instantSchema.optional(),
});
export type BooksRound = z.infer<typeof booksRoundSchema>;

/** A round begins so long after the one before it began. */
const betweenRounds = { days: 1 } as const;

const isADayOld = ({ begunAt }: BooksRound, now: Instant): boolean => later(begunAt, betweenRounds) <= now;

/** The round to go on with, or a new one a day after the last; undefined where there is nothing to do yet. */
export const roundToDo = (
  last: BooksRound | undefined,
  share: Share,
  now: Instant,
): BooksRound | undefined => {
  const fresh = { ...share, version: last?.version ?? 0, begunAt: now, looked: 0, lost: 0, standings: {} };
  // With another number of shares, everybody is in another part of the whole.
  if (!last || last.of !== share.of) return fresh;
  if (last.finishedAt === undefined) return last;
  return isADayOld(last, now) ? fresh : undefined;
};

/** It takes longer than a day, so that the next one cannot begin when it should. */
export const isOverdue = (round: BooksRound, now: Instant): boolean =>
  round.finishedAt === undefined && isADayOld(round, now);

/** With one more page in it; with no page after that, it is finished. */
export const withPage = (
  { position: _, ...round }: BooksRound,
  {
    looked,
    lost,
    standings,
    next,
  }: {
    looked: number;
    lost: number;
    standings: ReadonlyMap<CourseId, Standings>;
    next: ScanCursor | undefined;
  },
  now: Instant,
): BooksRound => ({
  ...round,
  looked: round.looked + looked,
  lost: round.lost + lost,
  standings: {
    ...round.standings,
    ...Object.fromEntries(
      [...standings].map(([course, found]) => [
        course,
        mergeStandings(round.begunAt, [round.standings[course] ?? noStandings(round.begunAt), found]),
      ]),
    ),
  },
  ...(next === undefined ? { finishedAt: now } : { position: next }),
});
