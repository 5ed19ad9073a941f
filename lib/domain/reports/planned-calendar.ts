import type { CourseId } from '../content/course.ts';
import { type Instant, later } from '../time/instant.ts';
import { calendarLasts, type IssueToCome } from './calendar.ts';

/** How many mails of a course come in which hour, as the course is now and as it would be. */
export type CourseHours = {
  course: CourseId;
  hours: { now: Readonly<Record<string, number>>; planned: Readonly<Record<string, number>> };
};

/** An issue as it waits now, and as it would wait; without one of them, it is new, or would not go out. */
export type PlannedIssue = { of: string; issue: string; subject: string; now?: Instant; planned?: Instant };

/** The seven days to come as they are, and as they would be if the content at hand were published at this moment. */
export type PlannedCalendar = {
  /** When everybody's record was read, and the content with it. */
  at: Instant;
  hours: { hour: string; of: CourseId; now: number; planned: number }[];
  days: { day: string; now: number; planned: number }[];
  total: { now: number; planned: number };
  issues: PlannedIssue[];
};

export const plannedCalendarOf = (
  courses: readonly CourseHours[],
  issues: { now: readonly IssueToCome[]; planned: readonly IssueToCome[] },
  now: Instant,
): PlannedCalendar => {
  const until = later(now, calendarLasts);
  const [first, last] = [now.slice(0, 13), until.slice(0, 13)];
  const hours = courses
    .flatMap(({ course, hours: of }) =>
      [...new Set([...Object.keys(of.now), ...Object.keys(of.planned)])]
        .filter((hour) => hour >= first && hour < last)
        .map((hour) => ({ hour, of: course, now: of.now[hour] ?? 0, planned: of.planned[hour] ?? 0 })),
    )
    .sort((a, b) => (a.hour < b.hour ? -1 : 1));
  const days = [...Map.groupBy(hours, ({ hour }) => hour.slice(0, 10))].map(([day, of]) => ({
    day,
    ...sumOf(of),
  }));
  return { at: now, hours, days, total: sumOf(hours), issues: plannedIssues(issues, until) };
};

const sumOf = (all: readonly { now: number; planned: number }[]) => ({
  now: all.reduce((sum, { now }) => sum + now, 0),
  planned: all.reduce((sum, { planned }) => sum + planned, 0),
});

const plannedIssues = (
  { now, planned }: { now: readonly IssueToCome[]; planned: readonly IssueToCome[] },
  until: Instant,
): PlannedIssue[] => {
  const soon = (all: readonly IssueToCome[]) =>
    new Map(all.filter(({ at }) => at < until).map((each) => [`${each.of}/${each.issue}`, each]));
  const [is, willBe] = [soon(now), soon(planned)];
  return [...new Set([...is.keys(), ...willBe.keys()])]
    .flatMap((name): PlannedIssue[] => {
      const [before, after] = [is.get(name), willBe.get(name)];
      const either = after ?? before;
      if (!either) return [];
      const { of, issue, subject } = either;
      return [{ of, issue, subject, ...(before && { now: before.at }), ...(after && { planned: after.at }) }];
    })
    .sort((a, b) => ((a.planned ?? a.now ?? '') < (b.planned ?? b.now ?? '') ? -1 : 1));
};
