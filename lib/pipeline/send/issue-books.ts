import { areCopiesForgotten } from '../../domain/newsletter/issue-delivery.ts';
import { type Books, emptyBooks, enter, type Place } from '../../domain/reports/books.ts';
import { booksAgainst } from '../../domain/reports/issue-books-round.ts';
import { placesOfCopies } from '../../domain/reports/place-in.ts';
import type { IssueRef } from '../ports/issues.ts';
import type { Ports } from '../ports.ts';

type Needs = Pick<Ports, 'clock' | 'issueRecords' | 'issueDeliveries' | 'issueBooksRounds'>;

/** Everybody in the books of an issue, and how many more there are who cannot be read. */
export const issuePlaces = async function* (
  { issueDeliveries }: Pick<Ports, 'issueDeliveries'>,
  ref: IssueRef,
): AsyncGenerator<{ places: Place[]; unreadable: number }> {
  for await (const { found, unreadable } of issueDeliveries.of(ref))
    yield { places: placesOfCopies(found), unreadable };
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
