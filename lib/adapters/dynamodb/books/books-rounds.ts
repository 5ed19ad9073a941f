import { booksRoundSchema } from '../../../domain/reports/books-round.ts';
import type { BooksRounds } from '../../../pipeline/ports/enrollments.ts';
import { keys } from '../keys.ts';
import { parseItem } from '../parse-item.ts';
import type { Table } from '../table.ts';

/** How far each share's look at everybody's books has come, an item each. */
export const createBooksRounds = (table: Table): BooksRounds => ({
  load: async ({ sweeper }) => {
    const item = await table.get(keys.booksRound(sweeper));
    return item && parseItem(booksRoundSchema, item);
  },
  save: (round) => table.putVersion({ ...round, ...keys.booksRound(round.sweeper) }, round.version),
});
