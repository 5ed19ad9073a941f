import { type DeliveryKey, occasionOf } from '../delivery/delivery-key.ts';
import {
  type Attempt,
  claimedEntry,
  entryHeldBy,
  failedEntry,
  givenBackEntry,
  isUnsettled,
  notHandedEntry,
  type Proof,
  provenEntry,
  unknownEntry,
  unknownPatience,
} from '../delivery/ledger-entry.ts';
import { type AfterRefusal, givenUpReason, nextTryAfter, oneMoreRefusal } from '../delivery/refusals.ts';
import type { LeftReason } from '../subscriber/left-reason.ts';
import { earlierOf, type Instant, later } from '../time/instant.ts';
import { isLate } from '../time/late-mail.ts';
import { nextFreeHour } from '../time/schedule.ts';
import { confirmationLife } from './activate-enrollment.ts';
import { addressChangeForgottenAt, withoutStaleAddressChange } from './address-change.ts';
import type { Outline } from './course-outline.ts';
import { inTurn, nextCourseTime, rhythmOf } from './due-time.ts';
import {
  decides,
  type Enrollment,
  isOutOfTurn,
  withDue,
  withEntry,
  withNothingToCome,
  withoutEntry,
} from './enrollment.ts';
import { unsubscribeFromCourse } from './unsubscribe-from-course.ts';

/**
 * What becomes of an enrollment's mails: each change writes down the entry and, in the same item, when the next
 * mail is due.
 */

/** Claim and write-ahead marker in one: whoever saves this may send, nobody else. */
export const claim = (
  enrollment: Enrollment,
  step: { key: DeliveryKey; attempt: Attempt },
  owner: string,
  now: Instant,
  leaseUntil: Instant,
): Enrollment => withEntry(enrollment, step.key, claimedEntry(step.attempt, owner, now, leaseUntil));

/** The entry that `owner` still holds, or undefined. */
export const heldBy = (enrollment: Enrollment, key: DeliveryKey, owner: string) =>
  entryHeldBy(enrollment.ledger[key], owner);

/** SES took it: "sent", the next due time and the index key, all in this one item. */
export const recordSent = (
  enrollment: Enrollment,
  key: DeliveryKey,
  attempt: Attempt,
  outline: Outline,
  at: Instant,
): Enrollment => afterDelivery(withEntry(enrollment, key, { status: 'sent', at, attempt }), key, outline, at);

/** SES will never take this mail for this address: the course goes on, the ledger says why. */
export const recordFailed = (
  enrollment: Enrollment,
  key: DeliveryKey,
  attempt: Attempt,
  reason: string,
  outline: Outline,
  at: Instant,
): Enrollment =>
  afterDelivery(withEntry(enrollment, key, failedEntry(attempt, reason, at)), key, outline, at);

/**
 * SES has refused this mail, and nothing proves that its recipient is why. It was provably not sent, and is due again
 * after a wait, or has failed when it was refused often enough.
 */
export const putOff = (
  enrollment: Enrollment,
  key: DeliveryKey,
  attempt: Attempt,
  reason: string,
  outline: Outline,
  now: Instant,
): AfterRefusal<Enrollment> => {
  const before = enrollment.refused?.key === key ? enrollment.refused : undefined;
  const refusals = oneMoreRefusal(before, reason);
  const at = nextTryAfter(refusals, now);
  const { resumeAt } = enrollment;
  // What is out of turn must not keep the course waiting.
  if (!at || (isOutOfTurn(key) && resumeAt !== undefined && at > resumeAt)) {
    const failed = recordFailed(enrollment, key, attempt, givenUpReason(refusals), outline, now);
    return { item: failed, outcome: 'failed' };
  }
  const back = giveBack({ ...enrollment, refused: { key, ...refusals } }, key, attempt, now);
  const item = back.standing.status === 'left' ? back : withDue(back, nextTry(back, key, at, outline, now));
  return { item, outcome: 'put-off' };
};

/** A sign-up is looked at when its link has run out; a lesson that waits for long comes at a regular hour. */
const nextTry = (
  { standing, ...enrollment }: Enrollment,
  key: DeliveryKey,
  at: Instant,
  outline: Outline,
  now: Instant,
): Instant => {
  if (standing.status === 'pending') return earlierOf(at, later(standing.requestedAt, confirmationLife));
  return isOutOfTurn(key) || !isLate(now, at)
    ? at
    : nextFreeHour(at, rhythmOf({ standing, ...enrollment }, outline, at));
};

/** Not handed to SES, and nothing will be: the ledger says why, and nothing more is due. */
export const recordStopped = (
  enrollment: Enrollment,
  key: DeliveryKey,
  why: { leaves: LeftReason; reason: string },
  at: Instant,
): Enrollment => {
  const skipped = withSkipped(enrollment, key, why.reason, at);
  return unsubscribeFromCourse(skipped, why.leaves, at) ?? withNothingToCome(skipped);
};

/** A mail out of turn that must not go where it was meant to: the course goes on without it. */
export const dropOutOfTurn = (
  enrollment: Enrollment,
  key: DeliveryKey,
  reason: string,
  outline: Outline,
  at: Instant,
): Enrollment => afterDelivery(withSkipped(enrollment, key, reason, at), key, outline, at);

const withSkipped = (enrollment: Enrollment, key: DeliveryKey, reason: string, at: Instant): Enrollment =>
  withEntry(enrollment, key, notHandedEntry(enrollment.ledger[key], { status: 'skipped', at, reason }));

/** It was provably not sent. Still due, since a claim leaves the due time where it is, unless they have left. */
export const giveBack = (
  enrollment: Enrollment,
  key: DeliveryKey,
  attempt: Attempt,
  now: Instant,
): Enrollment => {
  const entry = givenBackEntry(attempt, now);
  const back = entry ? withEntry(enrollment, key, entry) : withoutEntry(enrollment, key);
  return back.standing.status === 'left' ? withNothingToCome(back) : back;
};

/** Nobody knows whether SES took it: parked until an event or the policy settles it. */
export const becomeUnknown = (
  enrollment: Enrollment,
  key: DeliveryKey,
  attempt: Attempt,
  since: Instant,
): Enrollment => {
  const unknown = withEntry(enrollment, key, unknownEntry(attempt, since));
  return decides(enrollment, key) ? withDue(unknown, later(since, unknownPatience)) : unknown;
};

/** What an SES event proves is written down, and the course goes on. Undefined when nothing changes. */
export const settleByEvent = (
  enrollment: Enrollment,
  key: DeliveryKey,
  outline: Outline,
  proof: Proof = 'accepted',
): Enrollment | undefined => {
  const entry = enrollment.ledger[key];
  const proven = provenEntry(entry, proof);
  if (!entry || !proven) return undefined;
  const settled = withEntry(enrollment, key, proven);
  // A held delivery, and one recorded as sent, has let the course go on already.
  return isUnsettled(entry) ? afterDelivery(settled, key, outline, entry.since) : settled;
};

/** A mail has its outcome: when there is something to do for this enrollment again. */
export const afterDelivery = (
  settled: Enrollment,
  key: DeliveryKey,
  outline: Outline,
  at: Instant,
): Enrollment => {
  const { refused: _, ...enrollment } = settled;
  const { standing } = enrollment;
  switch (standing.status) {
    case 'pending':
      // Looked at once more when the link has run out.
      return decides(enrollment, key)
        ? withDue(enrollment, later(standing.requestedAt, confirmationLife))
        : enrollment;
    case 'active':
    case 'completed': {
      if (isOutOfTurn(key)) return afterOutOfTurn(enrollment, key, outline, at);
      if (standing.status === 'completed') return inTurn(enrollment, undefined, at);
      const current = withoutStaleAddressChange(enrollment, at);
      return occasionOf(key)?.mail === 'closing'
        ? inTurn({ ...current, standing: { status: 'completed', at } }, addressChangeForgottenAt(current), at)
        : inTurn(current, nextCourseTime(current, outline, at), at);
    }
    case 'left':
      return withNothingToCome(enrollment);
  }
};

const afterOutOfTurn = (
  enrollment: Enrollment,
  key: DeliveryKey,
  outline: Outline,
  at: Instant,
): Enrollment => {
  const courseDue =
    enrollment.standing.status === 'active'
      ? (enrollment.resumeAt ?? nextCourseTime(enrollment, outline, at))
      : addressChangeForgottenAt(enrollment);
  const outOfTurn = enrollment.outOfTurn.filter((extra) => extra.key !== key);
  return inTurn({ ...enrollment, outOfTurn }, courseDue, at);
};
