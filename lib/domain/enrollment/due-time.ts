import { type Instant, laterOf } from '../time/instant.ts';
import { nextRegularTime, type Rhythm, regularTimeFrom, weekdayIn } from '../time/schedule.ts';
import type { TimeZone } from '../time/time-zone.ts';
import type { Outline } from './course-outline.ts';
import { type Enrollment, inFlight, isLessonInFlight, lastLessonAt, withDue } from './enrollment.ts';

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

/** The regular time that leaves the rest after the last lesson, and comes neither before `from` nor in a pause. */
export const nextCourseTime = (enrollment: Enrollment, outline: Outline, from: Instant): Instant => {
  const rhythm = rhythmOf(enrollment, outline, from);
  const earliest = laterOf(from, enrollment.pausedUntil ?? from);
  const last = lastLessonAt(enrollment);
  return last ? nextRegularTime(last, rhythm, earliest) : regularTimeFrom(earliest, rhythm);
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
