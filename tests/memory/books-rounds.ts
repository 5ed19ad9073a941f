import type { BooksRound } from '../../lib/domain/reports/books-round.ts';
import type { IssueBooksRound } from '../../lib/domain/reports/issue-books-round.ts';
import type { BooksRounds } from '../../lib/pipeline/ports/enrollments.ts';
import type { IssueBooksRounds } from '../../lib/pipeline/ports/issues.ts';
import { createItems } from './items.ts';

export const createMemoryBooksRounds = () => {
  const items = createItems<BooksRound>();
  const ofIssues = createItems<IssueBooksRound>();
  const booksRounds: BooksRounds = {
    load: async ({ sweeper }) => items.load(String(sweeper)),
    save: async (round) => items.save(String(round.sweeper), round),
  };
  const issueBooksRounds: IssueBooksRounds = {
    load: async ({ listId, issueId }) => ofIssues.load(`${listId} ${issueId}`),
    save: async (round) => ofIssues.save(`${round.listId} ${round.issueId}`, round),
  };
  return { booksRounds, issueBooksRounds };
};
