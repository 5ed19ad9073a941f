import { type CountedOf, countedOfName, type DayCount } from '../../lib/domain/reports/happening.ts';
import type { DayCounts } from '../../lib/pipeline/ports/counts.ts';
import type { Keep } from './keep.ts';

export const createMemoryDayCounts = (keep: Keep) => {
  const days = keep(new Map<string, DayCount & { last: string }>());
  const keyOf = (of: CountedOf, day: string) => `${countedOfName(of)} ${day}`;

  const dayCounts: DayCounts = {
    add: async (of, day, added, once) => {
      const key = keyOf(of, day);
      const known = days.get(key);
      if (added.size === 0 || known?.last === once) return;
      const counts = { ...known?.counts };
      for (const [name, count] of added) counts[name] = (counts[name] ?? 0) + count;
      days.set(key, { day, counts, last: once });
    },
    since: async (of, day) =>
      [...days]
        .filter(([key, each]) => key === keyOf(of, each.day) && each.day >= day)
        .map(([, { day: on, counts }]) => ({ day: on, counts }))
        .sort((a, b) => (a.day < b.day ? -1 : 1)),
  };
  return { dayCounts, days };
};
