import type { LeftReason } from '../subscriber/left-reason.ts';
import { withLeft, withReturned } from '../subscriber/standing.ts';
import { type Instant, later } from '../time/instant.ts';
import { confirmationLife } from './activate-enrollment.ts';
import type { Outline } from './course-outline.ts';
import { nextCourseTime } from './due-time.ts';
import { confirmationKey, type Enrollment, inFlight, withDue, withNothingToCome } from './enrollment.ts';

/** No further mail of the course is sent, and nothing that was asked of it is done. */
export const unsubscribeFromCourse = (
  enrollment: Enrollment,
  reason: LeftReason,
  now: Instant,
): Enrollment | undefined => {
  const left = withLeft(enrollment, reason, now);
  if (!left || enrollment.standing.status === 'left') return left;
  const { resumeAt: _, addressChange: __, ...rest } = left;
  return withNothingToCome({ ...rest, outOfTurn: [] });
};

/** Undoes an unsubscribe: back to where they were, at their regular time. */
export const resubscribeToCourse = (
  enrollment: Enrollment,
  outline: Outline,
  now: Instant,
): Enrollment | undefined => {
  const back = withReturned(enrollment, now);
  switch (back?.standing.status) {
    case 'pending': {
      const wasAsked = back.ledger[confirmationKey(back)] !== undefined;
      return goingOn(back, wasAsked ? later(now, confirmationLife) : now);
    }
    case 'active':
      return goingOn(back, nextCourseTime(back, outline, now));
    case 'completed':
      return goingOn(back, undefined);
    default:
      return undefined;
  }
};

/** A mail that is still in flight keeps its time: what comes after it is not known before. */
const goingOn = (back: Enrollment, dueAt: Instant | undefined): Enrollment =>
  inFlight(back) && back.dueAt ? back : withDue(back, dueAt);
