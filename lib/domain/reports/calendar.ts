import type { Instant } from '../time/instant.ts';
import { later } from '../time/instant.ts';
import type { Standings } from './standings.ts';

/** So many mails of one course in one hour of UTC, `2026-11-24T09`. */
export type CalendarHour = { hour: string; of: string; mails: number };

/** An issue that waits for its hour. */
export type IssueToCome = {
  at: Instant;
  of: string;
  issue: string;
  subject: string;
  /** At each reader's own hour: from `at` on, for a day around the earth. */
  isAtOwnHour: boolean;
  /** By an operator: at its hour, it waits on. */
  isPaused: boolean;
};

export type CalendarIssue = IssueToCome & {
  /** Everybody on the list, as the last books found it; its audience may be fewer. */
  people: number | undefined;
};

/** What goes out in the seven days from `from` on. */
export type Calendar = {
  from: Instant;
  until: Instant;
  hours: CalendarHour[];
  issues: CalendarIssue[];
  /** When the books were looked at that this is foreseen by; undefined where they have not been yet. */
  foreseenAt: Instant | undefined;
};

export const calendarLasts = { days: 7 } as const;

export const calendarOf = (
  courses: readonly { name: string; standings: Standings | undefined }[],
  issues: readonly CalendarIssue[],
  now: Instant,
): Calendar => {
  const until = later(now, calendarLasts);
  const [first, last] = [now.slice(0, 13), until.slice(0, 13)];
  const hours = courses.flatMap(({ name, standings }) =>
    Object.entries(standings?.next ?? {})
      .filter(([hour]) => hour >= first && hour < last)
      .map(([hour, mails]) => ({ hour, of: name, mails })),
  );
  return {
    from: now,
    until,
    hours: hours.sort((a, b) => (a.hour < b.hour ? -1 : 1)),
    issues: issues.filter(({ at }) => at < until).sort((a, b) => (a.at < b.at ? -1 : 1)),
    foreseenAt: courses.flatMap(({ standings }) => (standings ? [standings.at] : [])).sort()[0],
  };
};

/** The same by days of UTC, all courses and issues together. */
export const mailsByDay = ({ hours, issues }: Calendar): { day: string; mails: number }[] => {
  const sums = new Map<string, number>();
  const add = (day: string, mails: number) => sums.set(day, (sums.get(day) ?? 0) + mails);
  for (const { hour, mails } of hours) add(hour.slice(0, 10), mails);
  for (const { at, people, isPaused } of issues) if (!isPaused) add(at.slice(0, 10), people ?? 0);
  return [...sums].map(([day, mails]) => ({ day, mails })).sort((a, b) => (a.day < b.day ? -1 : 1));
};
