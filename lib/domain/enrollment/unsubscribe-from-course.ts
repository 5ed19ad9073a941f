import type { LeftReason } from '../subscriber/left-reason.ts';
import type { LeftWay } from '../subscriber/left-way.ts';
import { withLeft, withNewAddress, withReturned } from '../subscriber/standing.ts';
import { type Instant, later } from '../time/instant.ts';
import { confirmationLife } from './activate-enrollment.ts';
import { addressChangeForgottenAt } from './address-change.ts';
import type { Outline } from './course-outline.ts';
import { inTurn, nextCourseTime } from './due-time.ts';
import { confirmationKey, type Enrollment, inFlight, withNothingToCome } from './enrollment.ts';

/** No further mail of the course is sent, and nothing that was asked of it is done. */
export const unsubscribeFromCourse = (
  enrollment: Enrollment,
  reason: LeftReason,
  now: Instant,
  way?: LeftWay,
): Enrollment | undefined => {
  const left = withLeft(enrollment, reason, now, way);
  if (!left) return undefined;
  const { resumeAt: _, addressChange: __, ...rest } = left;
  return withNothingToCome({ ...rest, outOfTurn: [] });
};

/** Undoes an unsubscribe: back to where they were, at their regular time. */
export const resubscribeToCourse = (
  enrollment: Enrollment,
  outline: Outline,
  now: Instant,
): Enrollment | undefined => goingOn(withReturned(enrollment, now), outline, now);

/** Mail came back, and they have a new address: back to where they were, at their regular time. */
export const resumeAtNewAddress = (
  enrollment: Enrollment,
  outline: Outline,
  now: Instant,
): Enrollment | undefined => goingOn(withNewAddress(enrollment, now), outline, now);

const goingOn = (back: Enrollment | undefined, outline: Outline, now: Instant): Enrollment | undefined => {
  switch (back?.standing.status) {
    case 'pending': {
      const wasAsked = back.ledger[confirmationKey(back)] !== undefined;
      return dueAgain(back, wasAsked ? later(now, confirmationLife) : now, now);
    }
    case 'active':
      return dueAgain(back, nextCourseTime(back, outline, now), now);
    case 'completed':
      return dueAgain(back, addressChangeForgottenAt(back), now);
    default:
      return undefined;
  }
};

/** A mail that is still in flight keeps its time: what comes after it is not known before. */
const dueAgain = (back: Enrollment, courseDue: Instant | undefined, now: Instant): Enrollment =>
  inFlight(back) && back.dueAt ? back : inTurn(back, courseDue, now);
