import { type DeliveryKey, keyOf, occasionOf } from '../delivery/delivery-key.ts';
import { type Instant, later } from '../time/instant.ts';
import type { Cadence, Weekday } from '../time/schedule.ts';
import type { Outline } from './course-outline.ts';
import { courseDueAt, nextCourseTime, rescheduled, withCourseDue, withOutOfTurn } from './due-time.ts';
import { type Enrollment, isLessonInFlight, ledgerOf, withEntry, withoutEntry } from './enrollment.ts';
import { nextLessonKey } from './next-step.ts';

/**
 * What a subscriber can ask of a course in progress. Where a request is about one delivery it names that delivery,
 * so that a button pressed twice, or on a page that is out of date, does nothing the second time.
 */
export type CourseRequest =
  | { kind: 'next-now' | 'skip' | 'take-after-all' | 'again' | 'start-over'; key: DeliveryKey }
  | { kind: 'go-back' | 'resume' }
  /** Lessons stop until this moment, and go on at the first regular time after it. */
  | { kind: 'pause'; until: Instant }
  | { kind: 'rhythm'; cadence: Cadence; weekday: Weekday; hour: number };

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
      return mayAsk && isRunning(enrollment, now) && request.key === waitingKey(enrollment, outline, now)
        ? withCourseDue(asked, now)
        : undefined;
    case 'skip':
      return request.key === waitingKey(enrollment, outline, now) &&
        occasionOf(request.key)?.mail !== 'closing'
        ? withEntry(enrollment, request.key, { status: 'skipped', at: now, reason: skippedByReader })
        : undefined;
    case 'take-after-all':
      return enrollment.standing.status === 'active' && isSkippedByReader(enrollment, request.key)
        ? withoutEntry(enrollment, request.key)
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
    case 'rhythm': {
      const { cadence, weekday, hour } = request;
      return rescheduled({ ...enrollment, cadence, weekday, hour }, outline, now);
    }
  }
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
