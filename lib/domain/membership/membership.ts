import type { Outline } from '../enrollment/course-outline.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import {
  resubscribeToCourse,
  resumeAtNewAddress,
  unsubscribeFromCourse,
} from '../enrollment/unsubscribe-from-course.ts';
import type { Subscription } from '../newsletter/subscription.ts';
import type { TriedMail } from '../newsletter/tried-mail.ts';
import type { LeftReason } from '../subscriber/left-reason.ts';
import type { LeftWay } from '../subscriber/left-way.ts';
import { isLeft, unsubscribedAt, withLeft, withNewAddress, withReturned } from '../subscriber/standing.ts';
import { type Instant, later } from '../time/instant.ts';

/** A subscriber in a course or on a newsletter's list: joined, left and come back to by the same rules. */
export type Membership = Enrollment | Subscription;

/** Nothing further is sent; undefined where that changes nothing. */
export const endMembership = (
  membership: Membership,
  reason: LeftReason,
  now: Instant,
  way?: LeftWay,
): Membership | undefined =>
  'courseId' in membership
    ? unsubscribeFromCourse(membership, reason, now, way)
    : withLeft(membership, reason, now, way);

/** Notes by which mail of a test of two subjects this was left just now; what had been left before was not left by it. */
export const leftByMail = (before: Membership, left: Membership, mail: TriedMail | undefined): Membership => {
  if (!mail || 'courseId' in left || left.listId !== mail.listId) return left;
  const { standing } = left;
  if (standing.status !== 'left' || isLeft(before)) return left;
  const { issueId, subject } = mail;
  return { ...left, standing: { ...standing, by: { issueId, subject } } };
};

/**
 * Undoes an unsubscribe; undefined where there is none to undo. A course goes on by its outline, and cannot where
 * it is no longer published.
 */
export const restoreMembership = (
  membership: Membership,
  outline: Outline | undefined,
  now: Instant,
): Membership | undefined => {
  if (!('courseId' in membership)) return withReturned(membership, now);
  return outline && resubscribeToCourse(membership, outline, now);
};

/** Goes on at a new address, where it ended because mail to the old one came back; undefined where it did not. */
export const moveMembership = (
  membership: Membership,
  outline: Outline | undefined,
  now: Instant,
): Membership | undefined => {
  if (!('courseId' in membership)) return withNewAddress(membership, now);
  return outline && resumeAtNewAddress(membership, outline, now);
};

/** A button pressed twice, or again after a crash, left once: what was left within this time was left together. */
const together = { minutes: 1 } as const;

/** Whether this was left, by their own choice, together with what was left last at `moment`. */
export const wasLeftTogether = (membership: Membership, moment: Instant): boolean => {
  const at = unsubscribedAt(membership);
  return at !== undefined && at <= moment && moment <= later(at, together);
};
