import { issueBooksRoundSchema } from '../../../domain/reports/issue-books-round.ts';
import type { IssueBooksRounds } from '../../../pipeline/ports/issues.ts';
import { keys } from '../keys.ts';
import { parseItem } from '../parse-item.ts';
import type { Table } from '../table.ts';

/** How far the look at the books of each issue has come, or what the last one found. */
export const createIssueBooksRounds = (table: Table): IssueBooksRounds => ({
  load: async (issue) => {
    const item = await table.get(keys.issueBooksRound(issue));
    return item && parseItem(issueBooksRoundSchema, item);
  },
  save: (round) => table.putVersion({ ...round, ...keys.issueBooksRound(round) }, round.version),
});
