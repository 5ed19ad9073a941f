import { areCopiesForgotten, type IssueDelivery } from '../../domain/newsletter/issue-delivery.ts';
import {
  awaitNextStep,
  booksChecked,
  type IssueRecord,
  wantsBooksChecked,
} from '../../domain/newsletter/issue-record.ts';
import {
  areBalanced,
  type Books,
  emptyBooks,
  enter,
  type Place,
  placeOf,
} from '../../domain/reports/books.ts';
import {
  beginIssueBooks,
  booksAgainst,
  finishIssueBooks,
  goOnWithIssueBooks,
  type IssueBooksRound,
  isIssueBooksOverdue,
  pauseIssueBooks,
  withCopies,
} from '../../domain/reports/issue-books-round.ts';
import type { IssueRef, Ports } from '../ports.ts';
import { settleRemovals } from './erase-issue-delivery.ts';

type Needs = Pick<Ports, 'clock' | 'issueRecords' | 'issueDeliveries' | 'issueBooksRounds'>;

const placesOf = (copies: readonly IssueDelivery[]): Place[] =>
  copies.map(({ subscriberId, entry, dueAt }) => placeOf(subscriberId, entry, dueAt !== undefined));

/** Everybody in the books of an issue, and how many more there are who cannot be read. */
export const issuePlaces = async function* (
  { issueDeliveries }: Pick<Ports, 'issueDeliveries'>,
  ref: IssueRef,
): AsyncGenerator<{ places: Place[]; unreadable: number }> {
  for await (const { found, unreadable } of issueDeliveries.of(ref))
    yield { places: placesOf(found), unreadable };
};

/**
 * The books of an issue, counted from its deliveries and held against what the fan-out counted. Undefined for an issue that
 * nobody knows. Reads every copy, as long as there is one of everybody; after that, what was counted last. For commands.
 */
export const issueBooks =
  (ports: Needs) =>
  async (ref: IssueRef): Promise<{ books: Books } | undefined> => {
    const record = await ports.issueRecords.load(ref);
    if (!record) return undefined;
    if (areCopiesForgotten(record, ports.clock.now())) {
      const last = await ports.issueBooksRounds.load(ref);
      if (last?.finishedAt !== undefined) return { books: last.books };
    }
    let books = emptyBooks;
    for await (const { places, unreadable } of issuePlaces(ports, ref)) {
      books = places.reduce(enter, books);
      books = { ...books, candidates: books.candidates + unreadable };
    }
    return { books: booksAgainst(record, books) };
  };

type CheckNeeds = Needs & Pick<Ports, 'random' | 'telemetry'>;

export type BooksOutcome = 'books-checked' | 'checking-books' | 'waiting';

/** Pages of copies in one step: some tens of thousands of them, so that other mail does not wait long. */
const pagesAStep = 50;

/**
 * The hourly look at the books of an issue that is out: raises an alarm where they differ, and closes them at the end. Goes
 * as far as `mayGoOn` lets it; the next sweep goes on from there.
 */
export const checkIssueBooks =
  (ports: CheckNeeds) =>
  async (ref: IssueRef, mayGoOn: () => boolean): Promise<BooksOutcome> => {
    const { clock, issueRecords, issueBooksRounds, issueDeliveries } = ports;
    const record = await issueRecords.load(ref);
    if (!record || !wantsBooksChecked(record, clock.now())) return 'waiting';
    if (areCopiesForgotten(record, clock.now())) {
      // Nobody can say any more who is missing and who was removed in time.
      await issueRecords.save(booksChecked(record, 0, clock.now()));
      return 'books-checked';
    }
    const { round: begun, current } = await takeUp(ports, record);
    let round = begun;
    for (let pages = 1; ; pages += 1) {
      const page = await issueDeliveries.page(ref, round.position);
      round = withCopies(round, { places: placesOf(page.found), unreadable: page.unreadable });
      if (page.next === undefined) break;
      if (pages === pagesAStep || !mayGoOn()) return pause(ports, pauseIssueBooks(round, page.next), current);
      round = { ...round, position: page.next };
    }
    const finished = finishIssueBooks(round, current, clock.now());
    if ((await issueBooksRounds.save(finished)) === 'stale') return 'waiting';
    await close(ports, finished, current);
    return 'books-checked';
  };

/** Goes on with the look that is under way, or begins another. */
const takeUp = async (
  ports: CheckNeeds,
  record: IssueRecord,
): Promise<{ round: IssueBooksRound; current: IssueRecord }> => {
  const { clock, issueRecords, issueBooksRounds } = ports;
  const last = await issueBooksRounds.load(record);
  if (last && last.finishedAt === undefined)
    return { round: goOnWithIssueBooks(last, record), current: record };
  await settleRemovals(ports)(record);
  const current = (record.removing.length > 0 ? await issueRecords.load(record) : undefined) ?? record;
  return { round: beginIssueBooks(last, current, clock.now()), current };
};

const pause = async (
  { clock, issueRecords, issueBooksRounds, telemetry }: CheckNeeds,
  round: IssueBooksRound,
  record: IssueRecord,
): Promise<BooksOutcome> => {
  // Stale: somebody has written the record, which makes this look a disturbed one when it goes on.
  await issueRecords.save(awaitNextStep(record, clock.now()));
  await issueBooksRounds.save(round);
  if (isIssueBooksOverdue(round, clock.now())) {
    const { listId, issueId, begunAt } = round;
    telemetry.count('notFinished');
    telemetry.warn('not-finished', { work: 'books of an issue', listId, issueId, since: begunAt });
  }
  return 'checking-books';
};

const close = async (
  { clock, issueRecords, telemetry }: CheckNeeds,
  { books, open, listId, issueId }: IssueBooksRound,
  record: IssueRecord,
): Promise<void> => {
  if (!areBalanced(books)) {
    telemetry.count('booksOutOfBalance');
    telemetry.warn('books-out-of-balance', { listId, issueId, ...books });
  }
  // A stale write means that another sweep has looked, or that somebody cancels: both look again.
  await issueRecords.save(booksChecked(record, areBalanced(books) ? open : Math.max(1, open), clock.now()));
};
