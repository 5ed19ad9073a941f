import type { BooksRound } from '../../lib/domain/reports/books-round.ts';
import type { IssueBooksRound } from '../../lib/domain/reports/issue-books-round.ts';
import type { BooksRounds } from '../../lib/pipeline/ports/enrollments.ts';
import type { IssueBooksRounds } from '../../lib/pipeline/ports/issues.ts';
import { createItems } from './items.ts';
import type { Keep } from './keep.ts';

export const createMemoryBooksRounds = (keep: Keep) => {
  const items = createItems<BooksRound>(keep);
  const ofIssues = createItems<IssueBooksRound>(keep);
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
