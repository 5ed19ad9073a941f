import * as z from 'zod';
import { occasionOf } from '../delivery/delivery-key.ts';
import type { Outline } from '../enrollment/course-outline.ts';
import { type Enrollment, isPaused, ledgerOf } from '../enrollment/enrollment.ts';
import { recordSent } from '../enrollment/enrollment-ledger.ts';
import { nextLessonKey } from '../enrollment/next-lesson.ts';
import type { Subscription } from '../newsletter/subscription.ts';
import { confirmedAt } from '../subscriber/consent.ts';
import { type Instant, instantSchema, later } from '../time/instant.ts';
import { mailsOf, nextMailAt } from './reach.ts';

const count = z.int().nonnegative();

/** People who confirmed in one week: how far they came. */
const cohortSchema = z.object({
  /** Its Monday. */
  week: z.iso.date(),
  joined: count,
  active: count,
  completed: count,
  left: count,
  /** How many of them have had one lesson at least, two at least, and so on. */
  reached: z.array(count),
});
export type Cohort = z.infer<typeof cohortSchema>;

/** Who stands where in a course, or on a newsletter, at one moment: read from everybody, once a day. */
export const standingsSchema = z.object({
  at: instantSchema,
  people: z.object({ pending: count, active: count, paused: count, completed: count, left: count }),
  /** Who is in the course, by how many of its lessons they have had: first those who have had none. */
  after: z.array(count).default([]),
  cohorts: z.array(cohortSchema).default([]),
  /** How many mails come in which hour (`2026-11-24T09`, UTC) of the eight days from then on. */
  next: z.record(z.string(), count).default({}),
});
export type Standings = z.infer<typeof standingsSchema>;

/** A week of which a reader of the report still sees a day ahead at its end. */
const foreseen = { days: 8 } as const;
/** Half a year: who joined before is no news, and the item stays small. */
const mostCohorts = 26;

const nobody: Standings['people'] = { pending: 0, active: 0, paused: 0, completed: 0, left: 0 };

/** Where some people stand in a course: one page of all, as they are today (`asPublished`). */
export const standingsOf = (found: readonly Enrollment[], outline: Outline, now: Instant): Standings =>
  mergeStandings(
    now,
    found.map((enrollment) => standingOf(enrollment, outline, now)),
  );

export const noStandings = (at: Instant): Standings => ({
  at,
  people: nobody,
  after: [],
  cohorts: [],
  next: {},
});

const standingOf = (enrollment: Enrollment, outline: Outline, now: Instant): Standings => {
  const { status } = enrollment.standing;
  const had = lessonsHad(enrollment, outline);
  const joined = confirmedAt(enrollment.consents);
  const cohort: Cohort[] =
    joined === undefined
      ? []
      : [
          {
            week: mondayOf(joined),
            joined: 1,
            ...endOf(status),
            reached: outline.lessons.map((_, at) => Number(at < had)),
          },
        ];
  return {
    at: now,
    people: { ...nobody, [isPaused(enrollment, now) ? 'paused' : status]: 1 },
    after: [...outline.lessons, 'closing'].map((_, at) => Number(status === 'active' && at === had)),
    cohorts: cohort,
    next: comingHours(enrollment, outline, now),
  };
};

const endOf = (status: Enrollment['standing']['status']) => ({
  active: Number(status === 'active'),
  completed: Number(status === 'completed'),
  left: Number(status === 'left'),
});

/** Where some members of a newsletter stand. */
export const listStandingsOf = (found: readonly Subscription[], now: Instant): Standings =>
  mergeStandings(
    now,
    found.map(({ standing }) => ({ ...noStandings(now), people: { ...nobody, [standing.status]: 1 } })),
  );

/** Several parts of all as one. */
export const mergeStandings = (at: Instant, parts: readonly Standings[]): Standings => {
  const people = (standing: keyof Standings['people']) =>
    parts.reduce((sum, part) => sum + part.people[standing], 0);
  return {
    at,
    people: {
      pending: people('pending'),
      active: people('active'),
      paused: people('paused'),
      completed: people('completed'),
      left: people('left'),
    },
    after: parts.reduce<number[]>((sum, { after }) => mergeLists(sum, after), []),
    cohorts: mergeCohorts(parts.flatMap(({ cohorts }) => cohorts)),
    next: mergeRecords(parts.map(({ next }) => next)),
  };
};

const mergeLists = (one: readonly number[], other: readonly number[]): number[] =>
  (one.length >= other.length ? one : other).map((_, index) => (one[index] ?? 0) + (other[index] ?? 0));

const mergeRecords = (all: readonly Standings['next'][]): Standings['next'] => {
  const sums: Standings['next'] = {};
  for (const each of all)
    for (const [name, value] of Object.entries(each)) sums[name] = (sums[name] ?? 0) + value;
  return sums;
};

const mergeCohorts = (all: readonly Cohort[]): Cohort[] =>
  [...Map.groupBy(all, ({ week }) => week)]
    .map(([week, of]) => ({
      week,
      joined: of.reduce((sum, { joined }) => sum + joined, 0),
      active: of.reduce((sum, { active }) => sum + active, 0),
      completed: of.reduce((sum, { completed }) => sum + completed, 0),
      left: of.reduce((sum, { left }) => sum + left, 0),
      reached: of.reduce<number[]>((sum, { reached }) => mergeLists(sum, reached), []),
    }))
    .sort((a, b) => (a.week < b.week ? 1 : -1))
    .slice(0, mostCohorts);

/** How many lessons of the course, as it is today, somebody has had, in whichever round. */
const lessonsHad = (enrollment: Enrollment, outline: Outline): number => {
  const had = new Set(
    ledgerOf(enrollment).flatMap(([key, { status }]) =>
      status === 'sent' ? (occasionOf(key)?.mail ?? []) : [],
    ),
  );
  return outline.lessons.filter((lesson) => had.has(lesson)).length;
};

/** In which hours of the days ahead how many mails come to somebody. */
export const comingHours = (enrollment: Enrollment, outline: Outline, now: Instant): Standings['next'] =>
  Object.fromEntries(
    [...Map.groupBy(comingMails(enrollment, outline, now), (at) => at.slice(0, 13))].map(([hour, all]) => [
      hour,
      all.length,
    ]),
  );

/** When mails come to somebody in the days ahead, if each goes out on time. */
const comingMails = (enrollment: Enrollment, outline: Outline, now: Instant): Instant[] => {
  const end = later(now, foreseen);
  const coming: Instant[] = [];
  let [current, at] = [enrollment, nextMailAt(enrollment, outline, now)];
  while (at && at < end && coming.length < mailsOf(outline).length) {
    coming.push(at);
    const key = nextLessonKey(current, outline);
    if (!key) break;
    current = recordSent(current, key, 1, outline, at);
    at = nextMailAt(current, outline, at);
  }
  return coming;
};

/** The Monday of the week that a moment lies in, by UTC. */
const mondayOf = (at: Instant): string => {
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  return later(at, { days: -weekday }).slice(0, 10);
};

/**
 * What shares have found, day by day: those days on which each of them did. Where everybody was read twice on a day, the later
 * reading.
 */
export const sharesTogether = (found: readonly (Standings & { of: number })[]): Standings[] => {
  const readings = [...Map.groupBy(found, ({ at, of }) => `${at.slice(0, 10)} ${of}`).values()]
    .flatMap((shares) => {
      const last = shares
        .map(({ at }) => at)
        .sort()
        .at(-1);
      return last && shares.length === shares[0]?.of ? [mergeStandings(last, shares)] : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  return readings.filter(({ at }, index) => readings[index + 1]?.at.slice(0, 10) !== at.slice(0, 10));
};
