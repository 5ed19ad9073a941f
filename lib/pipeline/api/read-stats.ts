import type { CourseId } from '../../domain/content/course.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import {
  type CountedOf,
  type DayCount,
  type Happening,
  ofCourse,
  ofList,
  readCountName,
} from '../../domain/reports/happening.ts';
import type { Ports } from '../ports.ts';

/** How often each kind of thing happened on a day. */
export type DayStats = { day: string; counts: Partial<Record<Happening['kind'], number>> };

export type Stats = {
  courses: { course: CourseId; days: DayStats[] }[];
  newsletters: { newsletter: ListId; days: DayStats[] }[];
};

/** What was counted of every course and newsletter on each day from `since` on. Reads counters, and no person. */
export const readStats =
  ({ editions, newsletters, dayCounts }: Pick<Ports, 'editions' | 'newsletters' | 'dayCounts'>) =>
  async (since: string): Promise<Stats> => {
    const daysOf = async (of: CountedOf): Promise<DayStats[]> =>
      (await dayCounts.since(of, since)).map(byKind);
    const [live, lists] = await Promise.all([editions.live(), newsletters.lists()]);
    return {
      courses: await Promise.all(
        (live?.courses ?? []).map(async (course) => ({ course, days: await daysOf(ofCourse(course)) })),
      ),
      newsletters: await Promise.all(
        lists.map(async ({ list: { id } }) => ({ newsletter: id, days: await daysOf(ofList(id)) })),
      ),
    };
  };

const byKind = ({ day, counts }: DayCount): DayStats => {
  const sums: DayStats['counts'] = {};
  for (const [name, count] of Object.entries(counts)) {
    const kind = readCountName(name)?.kind;
    if (kind) sums[kind] = (sums[kind] ?? 0) + count;
  }
  return { day, counts: sums };
};
