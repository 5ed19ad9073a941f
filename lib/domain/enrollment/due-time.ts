import { type Instant, later, laterOf } from '../time/instant.ts';
import {
  mayFollowFrom,
  momentOf,
  nextFreeHour,
  type Rhythm,
  regularTimeFrom,
  weekdayIn,
} from '../time/schedule.ts';
import type { TimeZone } from '../time/time-zone.ts';
import type { Outline } from './course-outline.ts';
import { type Enrollment, inFlight, isLessonInFlight, lastLessonAt, withDue } from './enrollment.ts';
import { gapBeforeNext } from './next-lesson.ts';

/**
 * When an enrollment's next mail is due. The course goes on at its regular times; mails out of turn go before it,
 * and keep its time in `resumeAt` meanwhile.
 */

/** When this subscriber's lessons come. */
export const rhythmOf = (
  { zone, cadence, weekday, hour }: Enrollment,
  { sendHour }: Pick<Outline, 'sendHour'>,
  at: Instant,
): Rhythm => ({ zone, cadence, weekday: weekday ?? weekdayIn(zone, at), hour: hour ?? sendHour });

/** When the first lesson may come to whoever has had none, in a course that begins on a date. */
const beginOf = (enrollment: Enrollment, outline: Outline, at: Instant): Instant | undefined =>
  outline.start === undefined ? undefined : momentOf(outline.start, rhythmOf(enrollment, outline, at));

/** Whether lessons may come by now: a course with a date keeps whoever has had none waiting for it. */
export const hasBegun = (enrollment: Enrollment, outline: Outline, now: Instant): boolean => {
  const begin = beginOf(enrollment, outline, now);
  return !begin || begin <= now || lastLessonAt(enrollment) !== undefined;
};

/** When the first lesson comes to somebody who waits for the course to begin, or would wait; undefined for everybody else. */
export const beginningFor = (enrollment: Enrollment, outline: Outline, now: Instant): Instant | undefined =>
  hasBegun(enrollment, outline, now) ? undefined : joiningTime(enrollment, outline, now);

/** From when on the next lesson may come: after the rest, and its own gap, since the last one, or from when the course begins. */
const mayComeFrom = (enrollment: Enrollment, outline: Outline, at: Instant): Instant => {
  const last = lastLessonAt(enrollment);
  return last
    ? mayFollowFrom(last, enrollment, gapBeforeNext(enrollment, outline))
    : (beginOf(enrollment, outline, at) ?? at);
};

/** The regular time at which the next lesson may come, neither before `from` nor in a pause. */
export const nextCourseTime = (enrollment: Enrollment, outline: Outline, from: Instant): Instant => {
  const rhythm = rhythmOf(enrollment, outline, from);
  const earliest = laterOf(from, enrollment.pausedUntil ?? from);
  return regularTimeFrom(laterOf(earliest, mayComeFrom(enrollment, outline, from)), rhythm);
};

/**
 * When whoever joins, or is sent again what failed, gets the next lesson: at once, or at the first hour at which it may
 * come.
 */
export const joiningTime = (enrollment: Enrollment, outline: Outline, now: Instant): Instant => {
  const from = mayComeFrom(enrollment, outline, now);
  if (from <= now) return now;
  const rhythm = rhythmOf(enrollment, outline, from);
  // A course begins at its regular times, on the date itself or after it.
  return lastLessonAt(enrollment)
    ? nextFreeHour(later(from, { milliseconds: -1 }), rhythm)
    : regularTimeFrom(from, rhythm);
};

/** When the course itself goes on; undefined while that is not known, or never. */
export const courseDueAt = (enrollment: Enrollment): Instant | undefined => {
  if (isLessonInFlight(enrollment)) return undefined;
  return enrollment.outOfTurn.length > 0 || inFlight(enrollment) ? enrollment.resumeAt : enrollment.dueAt;
};

/** Sets when the course goes on; mails out of turn keep theirs. Not for a lesson in flight. */
export const withCourseDue = (enrollment: Enrollment, at: Instant | undefined): Enrollment => {
  const { resumeAt: _, ...rest } = enrollment;
  const first = enrollment.outOfTurn.length > 0 || inFlight(enrollment);
  return first ? { ...rest, ...(at ? { resumeAt: at } : {}) } : withDue(rest, at);
};

/** After a change of rhythm: a lesson that waits for its time gets the new one. */
export const rescheduled = (enrollment: Enrollment, outline: Outline, now: Instant): Enrollment => {
  const due = courseDueAt(enrollment);
  return enrollment.standing.status === 'active' && due && due > now
    ? withCourseDue(enrollment, nextCourseTime(enrollment, outline, now))
    : enrollment;
};

/** Moves to another zone: the next lesson keeps its weekday and hour, on the new zone's clock. */
export const changeZone = (
  enrollment: Enrollment,
  zone: TimeZone,
  outline: Outline,
  now: Instant,
): Enrollment => rescheduled({ ...enrollment, zone }, outline, now);

/** Adds a mail out of turn, due at once; what is under way goes first. */
export const withOutOfTurn = (
  enrollment: Enrollment,
  extra: Enrollment['outOfTurn'][number],
  now: Instant,
): Enrollment => {
  const resumeAt = courseDueAt(enrollment);
  const queued = {
    ...enrollment,
    outOfTurn: [...enrollment.outOfTurn, extra],
    ...(resumeAt ? { resumeAt } : {}),
  };
  return inFlight(enrollment) ? queued : withDue(queued, now);
};

/** What is next: mails out of turn at once, and after them the course at its own time. */
export const inTurn = (enrollment: Enrollment, courseDue: Instant | undefined, now: Instant): Enrollment => {
  const { resumeAt: _, ...rest } = enrollment;
  if (rest.outOfTurn.length === 0) return withDue(rest, courseDue);
  return withDue({ ...rest, ...(courseDue ? { resumeAt: courseDue } : {}) }, now);
};
