import { type DeliveryKey, keyOf, occasionOf } from '../delivery/delivery-key.ts';
import type { Cadence } from '../time/cadence.ts';
import { type Instant, later } from '../time/instant.ts';
import type { Weekday } from '../time/weekday.ts';
import { cadencesFor, type Outline } from './course-outline.ts';
import {
  courseDueAt,
  hasBegun,
  nextCourseTime,
  rescheduled,
  withCourseDue,
  withOutOfTurn,
} from './due-time.ts';
import { type Enrollment, isLessonInFlight, ledgerOf, withEntry, withoutEntry } from './enrollment.ts';
import { nextLessonKey } from './next-lesson.ts';

/**
 * What a subscriber can ask of a course in progress. Where a request is about one delivery it names that delivery,
 * so that a button pressed twice, or on a page that is out of date, does nothing the second time.
 */
export type CourseRequest =
  | { kind: 'next-now' | 'skip' | 'take-after-all' | 'again' | 'start-over'; key: DeliveryKey }
  | { kind: 'go-back' | 'resume' }
  /** Lessons stop until this moment, and go on at the first regular time after it. */
  | { kind: 'pause'; until: Instant }
  /** The weekday is that of the cadences that have the reader's own; without one it stays. */
  | { kind: 'rhythm'; cadence: Cadence; weekday?: Weekday | undefined; hour: number };

/** Lessons out of turn come at most once in this time. */
const between = { hours: 24 } as const;
/** A pause can last this long. */
export const longestPause = { days: 366 } as const;

/** Why a lesson has no mail of its own in the ledger: its reader passed over it. */
export const skippedByReader = 'by the subscriber';

/** From when on a lesson may be asked for out of turn; undefined when that is possible now. */
export const mayAskFrom = ({ askedAt }: Enrollment, now: Instant): Instant | undefined => {
  const from = askedAt && later(askedAt, between);
  return from && from > now ? from : undefined;
};

/** Active, and no pause under way. */
const isRunning = ({ standing, pausedUntil }: Enrollment, now: Instant): boolean =>
  standing.status === 'active' && !(pausedUntil && pausedUntil > now);

/** Whether the next lesson may be asked for before its time; not before a course with a date has begun. */
export const mayHurry = (enrollment: Enrollment, outline: Outline, now: Instant): boolean =>
  isRunning(enrollment, now) && hasBegun(enrollment, outline, now);

/** The mail that "again" would send: one more copy of what came last. */
export const againKey = (enrollment: Enrollment, now: Instant): DeliveryKey | undefined => {
  if (!isRunning(enrollment, now) && enrollment.standing.status !== 'completed') return undefined;
  const came = ledgerOf(enrollment).flatMap(([key, entry]) => {
    const occasion = occasionOf(key);
    return occasion && entry.status === 'sent' ? [{ occasion, at: entry.at }] : [];
  });
  const last = came.sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.occasion;
  if (!last) return undefined;
  const copies = ledgerOf(enrollment).flatMap(([key]) => {
    const occasion = occasionOf(key);
    return occasion?.mail === last.mail && occasion.round === last.round ? [occasion.copy] : [];
  });
  const key = keyOf({ ...last, copy: Math.max(...copies) + 1 });
  return enrollment.outOfTurn.some((queued) => queued.key === key) ? undefined : key;
};

/** The first mail of a new round; undefined where there is nothing to begin anew. */
export const startOverKey = (
  enrollment: Enrollment,
  outline: Outline,
  now: Instant,
): DeliveryKey | undefined => {
  const [first] = outline.lessons;
  const rounds = ledgerOf(enrollment).flatMap(([key]) => occasionOf(key)?.round ?? []);
  if (!first || rounds.length === 0 || isLessonInFlight(enrollment)) return undefined;
  if (!isRunning(enrollment, now) && enrollment.standing.status !== 'completed') return undefined;
  return keyOf({ mail: first, round: Math.max(enrollment.round, ...rounds) + 1, copy: 1 });
};

/** The lesson that "now" would send and "skip" would pass over; undefined while none waits for its time. */
export const waitingKey = (
  enrollment: Enrollment,
  outline: Outline,
  now: Instant,
): DeliveryKey | undefined => {
  const due = courseDueAt(enrollment);
  return due && due > now ? nextLessonKey(enrollment, outline) : undefined;
};

export const isSkippedByReader = (enrollment: Enrollment, key: DeliveryKey): boolean => {
  const entry = enrollment.ledger[key];
  return entry?.status === 'skipped' && entry.reason === skippedByReader;
};

/** Grants a request; undefined where there is nothing to change, or where it cannot be. */
export const applyCourseRequest = (
  enrollment: Enrollment,
  request: CourseRequest,
  outline: Outline,
  now: Instant,
): Enrollment | undefined => {
  const asked = { ...enrollment, askedAt: now };
  const mayAsk = mayAskFrom(enrollment, now) === undefined;
  switch (request.kind) {
    case 'next-now':
      return mayAsk &&
        mayHurry(enrollment, outline, now) &&
        request.key === waitingKey(enrollment, outline, now)
        ? withCourseDue(asked, now)
        : undefined;
    case 'skip':
      return skip(enrollment, request.key, outline, now);
    case 'take-after-all':
      return enrollment.standing.status === 'active' && isSkippedByReader(enrollment, request.key)
        ? rescheduled(withoutEntry(enrollment, request.key), outline, now)
        : undefined;
    case 'again':
      return mayAsk && request.key === againKey(enrollment, now)
        ? withOutOfTurn(asked, { key: request.key }, now)
        : undefined;
    case 'start-over':
      return mayAsk && request.key === startOverKey(enrollment, outline, now)
        ? startOver(asked, request.key, now)
        : undefined;
    case 'go-back':
      return goBack(enrollment, outline, now);
    case 'pause':
      return pause(enrollment, request.until, outline, now);
    case 'resume':
      return enrollment.pausedUntil ? resume(enrollment, outline, now) : undefined;
    case 'rhythm':
      return changeRhythm(enrollment, request, outline, now);
  }
};

/** The lesson after it may want more days than the one that is skipped. */
const skip = (
  enrollment: Enrollment,
  key: DeliveryKey,
  outline: Outline,
  now: Instant,
): Enrollment | undefined => {
  if (key !== waitingKey(enrollment, outline, now) || occasionOf(key)?.mail === 'closing') return undefined;
  const skipped = { status: 'skipped', at: now, reason: skippedByReader } as const;
  return rescheduled(withEntry(enrollment, key, skipped), outline, now);
};

/** Undefined for a cadence that the course does not let its readers choose. */
const changeRhythm = (
  enrollment: Enrollment,
  { cadence, weekday = enrollment.weekday, hour }: Extract<CourseRequest, { kind: 'rhythm' }>,
  outline: Outline,
  now: Instant,
): Enrollment | undefined => {
  if (!cadencesFor(enrollment, outline).includes(cadence)) return undefined;
  const own = weekday === undefined ? {} : { weekday };
  return rescheduled({ ...enrollment, cadence, ...own, hour }, outline, now);
};

/** A new round, with its first lesson at once. Where the reader was before is kept, to go back to. */
const startOver = (enrollment: Enrollment, first: DeliveryKey, now: Instant): Enrollment => {
  const { round, standing } = enrollment;
  const begun: Enrollment = {
    ...enrollment,
    before: { round, standing },
    round: occasionOf(first)?.round ?? round,
    standing: { status: 'active', since: now },
  };
  return withCourseDue(begun, now);
};

const goBack = (enrollment: Enrollment, outline: Outline, now: Instant): Enrollment | undefined => {
  const { before, ...rest } = enrollment;
  if (!before || enrollment.standing.status === 'left' || isLessonInFlight(enrollment)) return undefined;
  const back: Enrollment = { ...rest, ...before };
  const active = before.standing.status === 'active';
  return withCourseDue(back, active ? nextCourseTime(back, outline, now) : undefined);
};

const pause = (
  enrollment: Enrollment,
  until: Instant,
  outline: Outline,
  now: Instant,
): Enrollment | undefined => {
  if (enrollment.standing.status !== 'active' || until <= now || until > later(now, longestPause))
    return undefined;
  const paused = { ...enrollment, pausedUntil: until };
  // A lesson in flight ends first; what comes after it keeps to the pause.
  return courseDueAt(paused) ? withCourseDue(paused, nextCourseTime(paused, outline, now)) : paused;
};

const resume = (enrollment: Enrollment, outline: Outline, now: Instant): Enrollment => {
  const { pausedUntil: _, ...rest } = enrollment;
  return rescheduled(rest, outline, now);
};
