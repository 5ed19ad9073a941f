import { booksChecked, wantsBooksChecked } from '../../domain/newsletter/issue-record.ts';
import {
  areBalanced,
  type Books,
  emptyBooks,
  enter,
  type Place,
  placeOf,
} from '../../domain/reports/books.ts';
import type { IssueRef, Ports } from '../ports.ts';
import { settleRemovals } from './erase-issue-delivery.ts';

type Needs = Pick<Ports, 'issueRecords' | 'issueDeliveries'>;

/** Everybody in the books of an issue, and how many more there are who cannot be read. */
export const issuePlaces = async function* (
  { issueDeliveries }: Pick<Ports, 'issueDeliveries'>,
  ref: IssueRef,
): AsyncGenerator<{ places: Place[]; unreadable: number }> {
  for await (const { found, unreadable } of issueDeliveries.of(ref))
    yield {
      places: found.map(({ subscriberId, entry, dueAt }) =>
        placeOf(subscriberId, entry, dueAt !== undefined),
      ),
      unreadable,
    };
};

/**
 * The books of an issue, counted from its deliveries and held against what the fan-out counted. `open` are
 * those whose last word is still to come. Undefined for an issue that nobody knows.
 */
export const issueBooks =
  (ports: Needs) =>
  async (ref: IssueRef): Promise<{ books: Books; open: number } | undefined> => {
    const record = await ports.issueRecords.load(ref);
    if (!record) return undefined;
    let books = emptyBooks;
    let open = 0;
    const gone = new Set(record.removing);
    for await (const { places, unreadable } of issuePlaces(ports, ref)) {
      books = places.reduce(enter, books);
      books = { ...books, candidates: books.candidates + unreadable };
      open += places.filter((place) => place.open).length;
      for (const { subscriberId } of places) gone.delete(subscriberId);
    }
    // Some may have been made that the fan-out died before counting; none that it counted may be missing.
    const candidates = Math.max(record.candidates - gone.size, books.candidates);
    return { books: { ...books, candidates }, open };
  };

/** The hourly look at the books of an issue that is out: raises an alarm where they differ, and closes them at the end. */
export const checkIssueBooks =
  (ports: Needs & Pick<Ports, 'clock' | 'random' | 'telemetry'>) =>
  async (ref: IssueRef): Promise<'books-checked' | 'waiting'> => {
    const { clock, issueRecords, telemetry } = ports;
    const before = await issueRecords.load(ref);
    if (!before || !wantsBooksChecked(before, clock.now())) return 'waiting';
    await settleRemovals(ports)(before);
    const record = before.removing.length > 0 ? await issueRecords.load(ref) : before;
    const counted = await issueBooks(ports)(ref);
    if (!record || !counted) return 'waiting';
    const { books, open } = counted;
    if (!areBalanced(books)) {
      telemetry.count('booksOutOfBalance');
      telemetry.warn('books-out-of-balance', { ...ref, ...books });
    }
    // A stale write means that another sweep has looked, or that somebody cancels: both look again.
    await issueRecords.save(booksChecked(record, areBalanced(books) ? open : Math.max(1, open), clock.now()));
    return 'books-checked';
  };
