import type { CourseId } from '../../domain/content/course.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import { readDays } from '../../domain/reports/counted-days.ts';
import { type DayOfGrowth, growthOn } from '../../domain/reports/course-report.ts';
import { type CountedOf, dayOf, ofCourse, ofList } from '../../domain/reports/happening.ts';
import type { Standings } from '../../domain/reports/standings.ts';
import { later } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';
import { publishedCourses } from '../publish/published-courses.ts';
import { standingsNow } from './look-at-report.ts';

/** How many people a course or a newsletter has. */
export type CountedPeople = {
  of: CourseId | ListId;
  title: string;
  /** As the last books found it; undefined where the daily look has not been there in the last days. */
  standings: Pick<Standings, 'at' | 'people'> | undefined;
  /** Who has come and gone in the seven days from `day` on. */
  week: DayOfGrowth;
};

type Needs = Pick<Ports, 'clock' | 'editions' | 'courses' | 'newsletters' | 'dayCounts' | 'standings'>;

const week = { days: -6 } as const;

/** How many people each course and newsletter has: from a few small items, however many people that are. */
export const countInBooks = (ports: Needs) => async (): Promise<CountedPeople[]> => {
  const [courses, lists] = await Promise.all([publishedCourses(ports), ports.newsletters.lists()]);
  return Promise.all([
    ...courses.map(({ course }) => countOf(ports, ofCourse(course.id), course)),
    ...lists.map(({ list }) => countOf(ports, ofList(list.id), list)),
  ]);
};

const countOf = async (
  ports: Needs,
  counted: CountedOf,
  { id, title }: { id: CourseId | ListId; title: string },
): Promise<CountedPeople> => {
  const now = ports.clock.now();
  const first = dayOf(later(now, week));
  const [days, standings] = await Promise.all([
    ports.dayCounts.since(counted, first),
    standingsNow(ports, counted, now),
  ]);
  return { of: id, title, standings, week: growthOn(first, readDays(days)) };
};
