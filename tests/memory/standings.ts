import { countedOfName, dayOf } from '../../lib/domain/reports/happening.ts';
import { type Standings, sharesTogether } from '../../lib/domain/reports/standings.ts';
import type { StandingsRecord } from '../../lib/pipeline/ports/counts.ts';
import type { Keep } from './keep.ts';

export const createMemoryStandings = (keep: Keep) => {
  const days = keep(new Map<string, { name: string; found: Standings & { of: number } }>());
  const standings: StandingsRecord = {
    keep: async (counted, found, { sweeper, of }) => {
      const name = countedOfName(counted);
      days.set(`${name} ${dayOf(found.at)} ${sweeper}`, { name, found: { ...found, of } });
    },
    since: async (counted, day) =>
      sharesTogether(
        [...days.values()]
          .filter(({ name, found: { at } }) => name === countedOfName(counted) && dayOf(at) >= day)
          .map(({ found }) => found),
      ),
  };
  return { standings };
};
