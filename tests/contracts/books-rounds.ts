import { describe, expect, it } from 'vitest';
import { type BooksRound, scanCursor } from '../../lib/domain/reports/books-round.ts';
import { beginIssueBooks, withCopies } from '../../lib/domain/reports/issue-books-round.ts';
import { issueRecordOf, now, subscriberOf } from './examples.ts';
import type { Contract } from './subject.ts';
import { itKeepsVersions } from './versioned-items.ts';

const roundOf = (sweeper: number): BooksRound => ({
  sweeper,
  of: 1000,
  version: 0,
  begunAt: now,
  position: scanCursor.parse({ pk: 'a', sk: 'b' }),
  looked: 7,
  lost: 1,
  standings: {},
});

const issueRoundOf = (number: number) =>
  withCopies(beginIssueBooks(undefined, issueRecordOf(number), now), {
    places: [{ subscriberId: subscriberOf(1).id, column: 'sent', reason: '', open: false }],
    unreadable: 1,
  });

export const booksRoundsContract: Contract = (create) =>
  describe('rounds of the books', async () => {
    const { booksRounds, issueBooksRounds } = (await create()).ports;

    itKeepsVersions({ create: roundOf, load: (round) => booksRounds.load(round), save: booksRounds.save });

    describe('of an issue', () =>
      itKeepsVersions({
        create: issueRoundOf,
        load: (round) => issueBooksRounds.load(round),
        save: issueBooksRounds.save,
      }));

    it('are one for each share', async () => {
      await booksRounds.save(roundOf(1));
      await booksRounds.save({ ...roundOf(2), looked: 8 });
      expect(await booksRounds.load({ sweeper: 1, of: 1000 })).toMatchObject({ looked: 7 });
      expect(await booksRounds.load({ sweeper: 2, of: 1000 })).toMatchObject({ looked: 8 });
    });
  });
