import { type CountedOf, countedOfName, countName, dayOf } from '../../domain/reports/happening.ts';
import type { Tally } from '../ports/counts.ts';
import type { Ports } from '../ports.ts';

/** The sums of one day of one course or newsletter. */
type Sums = { of: CountedOf; day: string; counts: Map<string, number> };

/**
 * Sums up what happens until it is written down: one write for each course and day, however many mails a sweep has sent.
 * What a process that is killed has summed up is lost, so that the counts are below the truth then and never above it.
 */
export const createTally = ({
  dayCounts,
  random,
  telemetry,
}: Pick<Ports, 'dayCounts' | 'random' | 'telemetry'>): Tally => {
  let sums = new Map<string, Sums>();
  return {
    add: (of, at, what, by = 1) => {
      const day = dayOf(at);
      const key = `${countedOfName(of)} ${day}`;
      const { counts } = sums.get(key) ?? { counts: new Map<string, number>() };
      const name = countName(what);
      counts.set(name, (counts.get(name) ?? 0) + by);
      sums.set(key, { of, day, counts });
    },
    writeDown: async () => {
      const all = [...sums.values()];
      sums = new Map();
      for (const { of, day, counts } of all) {
        const some = new Map([...counts].filter(([, count]) => count !== 0));
        if (some.size === 0) continue;
        try {
          await dayCounts.add(of, day, some, random.ownerToken());
        } catch (error) {
          // Mail and people matter more than their numbers, and written once more it could count twice.
          telemetry.surprise(error, { where: 'counts', of: countedOfName(of), day });
        }
      }
    },
  };
};
