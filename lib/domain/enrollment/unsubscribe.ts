import type { LeftReason } from '../subscriber/left-reason.ts';
import type { UnsubscribeReason } from '../subscriber/unsubscribe-reason.ts';
import { type Instant, later } from '../time/instant.ts';
import { confirmationLife } from './confirm.ts';
import type { Outline } from './course-outline.ts';
import { nextCourseTime } from './due-time.ts';
import { confirmationKey, type Enrollment, inFlight, withDue, withNothingToCome } from './enrollment.ts';

/** No further mail is sent. Leaving twice keeps the first date, but a complaint outranks a mere unsubscribe. */
export const unsubscribe = (
  enrollment: Enrollment,
  reason: LeftReason,
  now: Instant,
): Enrollment | undefined => {
  const { standing } = enrollment;
  if (standing.status === 'left') {
    const outranks = standing.reason === 'unsubscribed' && (reason === 'complaint' || reason === 'bounce');
    return outranks ? { ...enrollment, standing: { ...standing, reason } } : undefined;
  }
  const { resumeAt: _, addressChange: __, ...rest } = enrollment;
  return withNothingToCome({
    ...rest,
    standing: { status: 'left', at: now, reason, was: standing.status },
    outOfTurn: [],
  });
};

/** Undoes an unsubscribe: back to where they were, at their regular time. */
export const resubscribe = (
  enrollment: Enrollment,
  outline: Outline,
  now: Instant,
): Enrollment | undefined => {
  const { standing } = enrollment;
  if (standing.status !== 'left' || standing.reason !== 'unsubscribed') return undefined;
  switch (standing.was) {
    case 'pending': {
      const back: Enrollment = { ...enrollment, standing: { status: 'pending', requestedAt: now } };
      const wasAsked = back.ledger[confirmationKey(back)] !== undefined;
      return goingOn(back, wasAsked ? later(now, confirmationLife) : now);
    }
    case 'completed':
      return goingOn({ ...enrollment, standing: { status: 'completed', at: standing.at } }, undefined);
    case 'active': {
      const back: Enrollment = { ...enrollment, standing: { status: 'active', since: now } };
      return goingOn(back, nextCourseTime(back, outline, now));
    }
  }
};

/** A mail that is still in flight keeps its time: what comes after it is not known before. */
const goingOn = (back: Enrollment, dueAt: Instant | undefined): Enrollment =>
  inFlight(back) && back.dueAt ? back : withDue(back, dueAt);

/** Keeps why somebody left; undefined for those who did not, or not by their own choice. */
export const withUnsubscribeReason = (
  enrollment: Enrollment,
  why: UnsubscribeReason,
): Enrollment | undefined => {
  const { standing } = enrollment;
  return standing.status === 'left' && standing.reason === 'unsubscribed'
    ? { ...enrollment, standing: { ...standing, why } }
    : undefined;
};
