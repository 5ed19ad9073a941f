import { type DeliveryKey, occasionOf } from '../delivery/delivery-key.ts';
import { earlierOf, type Instant } from '../time/instant.ts';
import { isPublished, type Outline } from './course-outline.ts';
import { courseDueAt, joiningTime, withCourseDue, withOutOfTurn } from './due-time.ts';
import {
  confirmationKey,
  type Enrollment,
  isLessonInFlight,
  isOutOfTurn,
  ledgerOf,
  withDue,
  withoutEntry,
} from './enrollment.ts';

/** A mail that has failed, and what stands in the way of sending it again. */
export type FailedLesson = { key: DeliveryKey; reason: string; obstacle?: ResendObstacle | undefined };

export type ResendObstacle =
  | 'left'
  | 'no-longer-in-the-course'
  | 'of-an-earlier-round'
  | 'cancelled'
  | 'paused'
  | 'too-long-ago';

/** The mails of a course that have failed for somebody. Those about an address are asked for anew, by its owner. */
export const failedLessons = (enrollment: Enrollment, outline: Outline): FailedLesson[] =>
  ledgerOf(enrollment).flatMap(([key, entry]) =>
    entry.status === 'failed' && (occasionOf(key) || key === confirmationKey(enrollment))
      ? [{ key, reason: entry.reason, obstacle: obstacleTo(enrollment, key, outline) }]
      : [],
  );

const obstacleTo = (
  { standing, round }: Enrollment,
  key: DeliveryKey,
  outline: Outline,
): ResendObstacle | undefined => {
  const occasion = occasionOf(key);
  if (standing.status === 'left' || (standing.status === 'pending') === (occasion !== undefined))
    return 'left';
  if (!occasion) return undefined;
  if (occasion.round !== round) return 'of-an-earlier-round';
  return isPublished(key, outline) ? undefined : 'no-longer-in-the-course';
};

/**
 * What has failed is due again, at once or as soon as the last lesson has had its rest: the ledger lacks it, so that it is
 * what comes next. Undefined where it has not failed, or no longer: asked twice, it is sent once.
 */
export const resendLesson = (
  enrollment: Enrollment,
  key: DeliveryKey,
  outline: Outline,
  now: Instant,
): Enrollment | undefined => {
  const failed = failedLessons(enrollment, outline).find((lesson) => lesson.key === key);
  if (!failed || failed.obstacle) return undefined;
  const without = withoutEntry(enrollment, key);
  if (without.standing.status === 'pending') return withDue(without, now);
  if (isOutOfTurn(key)) return withOutOfTurn(without, { key }, now);
  const active: Enrollment =
    without.standing.status === 'completed'
      ? { ...without, standing: { status: 'active', since: now } }
      : without;
  if (isLessonInFlight(active)) return active;
  const rested = joiningTime(active, outline, now);
  return withCourseDue(active, earlierOf(courseDueAt(active) ?? rested, rested));
};
