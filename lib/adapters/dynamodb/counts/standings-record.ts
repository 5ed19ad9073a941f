import * as z from 'zod';
import { dayOf } from '../../../domain/reports/happening.ts';
import { sharesTogether, standingsSchema } from '../../../domain/reports/standings.ts';
import type { StandingsRecord } from '../../../pipeline/ports/counts.ts';
import { keys } from '../keys.ts';
import { parseItem } from '../parse-item.ts';
import type { Table } from '../table.ts';

const stored = standingsSchema.extend({ of: z.int().positive() });

/** One item a day for each course and newsletter, and each share of those who read them. Kept for good. */
export const createStandingsRecord = (table: Table): StandingsRecord => ({
  keep: (counted, standings, { sweeper, of }) =>
    table.put({ ...standings, of, ...keys.standings(counted, dayOf(standings.at), sweeper) }),
  since: async (counted, day) => {
    const found: z.infer<typeof stored>[] = [];
    for await (const page of table.pagesFrom(keys.standings(counted, day)))
      found.push(...page.map((item) => parseItem(stored, item)));
    return sharesTogether(found);
  },
});
