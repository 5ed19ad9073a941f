import * as z from 'zod';
import { issueId } from '../content/issue.ts';
import { listId } from '../content/newsletter.ts';
import { type IssueRecord, type MemberCursor, memberCursor } from '../newsletter/issue-record.ts';
import { type Instant, instantSchema, later } from '../time/instant.ts';
import { type Books, booksSchema, emptyBooks, enter, type Place } from './books.ts';

/** A look at the books of an issue, from its first copy to its last: as many steps as it takes. The last one stays on record. */
export const issueBooksRoundSchema = z.object({
  listId,
  issueId,
  /** Counts the writes; a write names the version it read, so that of two writers one loses. */
  version: z.int().nonnegative(),
  begunAt: instantSchema,
  /** Where the next step begins; without one, at the first copy. */
  position: memberCursor.optional(),
  books: booksSchema,
  /** Those whose last word is still to come. */
  open: z.int().nonnegative(),
  /** The version of the issue's record as the last step left it. */
  recordVersion: z.int().nonnegative(),
  /** Somebody else has written the record since: what was counted before that may have changed behind this look. */
  isDisturbed: z.boolean(),
  finishedAt: instantSchema.optional(),
});
export type IssueBooksRound = z.infer<typeof issueBooksRoundSchema>;

export const beginIssueBooks = (
  last: IssueBooksRound | undefined,
  { listId: list, issueId: issue, version }: IssueRecord,
  now: Instant,
): IssueBooksRound => ({
  listId: list,
  issueId: issue,
  version: last?.version ?? 0,
  begunAt: now,
  books: emptyBooks,
  open: 0,
  recordVersion: version,
  isDisturbed: false,
});

/** The look goes on, with the record as it is now. */
export const goOnWithIssueBooks = (round: IssueBooksRound, { version }: IssueRecord): IssueBooksRound => ({
  ...round,
  recordVersion: version,
  isDisturbed: round.isDisturbed || version !== round.recordVersion,
});

/** With one more page of copies in it. */
export const withCopies = (
  round: IssueBooksRound,
  { places, unreadable }: { places: readonly Place[]; unreadable: number },
): IssueBooksRound => {
  const entered = places.reduce(enter, round.books);
  return {
    ...round,
    books: { ...entered, candidates: entered.candidates + unreadable },
    open: round.open + places.filter((place) => place.open).length,
  };
};

/** It goes on at `next`; nothing else may have written the record before it does. */
export const pauseIssueBooks = (round: IssueBooksRound, next: MemberCursor): IssueBooksRound => ({
  ...round,
  position: next,
  recordVersion: round.recordVersion + 1,
});

/**
 * What was counted, held against what the fan-out counted: some may have been made that it died before counting; none that
 * it counted may be missing, but those who are being erased.
 */
export const booksAgainst = (
  { candidates, removing }: Pick<IssueRecord, 'candidates' | 'removing'>,
  books: Books,
): Books => ({ ...books, candidates: Math.max(candidates - removing.length, books.candidates) });

export const finishIssueBooks = (
  { position: _, ...round }: IssueBooksRound,
  record: IssueRecord,
  now: Instant,
): IssueBooksRound => ({
  ...round,
  books: booksAgainst(record, round.books),
  // A look that was disturbed is no last word, nor is one while somebody is being erased.
  open: round.isDisturbed || record.removing.length > 0 ? Math.max(1, round.open) : round.open,
  finishedAt: now,
});

/** It has been under way for over a day. */
export const isIssueBooksOverdue = ({ begunAt, finishedAt }: IssueBooksRound, now: Instant): boolean =>
  finishedAt === undefined && later(begunAt, { days: 1 }) <= now;
