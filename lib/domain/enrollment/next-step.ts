import { addressRequestOf } from '../delivery/address-change.ts';
import { type DeliveryKey, occasionOf } from '../delivery/delivery-key.ts';
import { type Attempt, nextForUnsettled } from '../delivery/ledger-entry.ts';
import { type Instant, later } from '../time/instant.ts';
import { isLate } from '../time/late-mail.ts';
import { nextFreeHour } from '../time/schedule.ts';
import { confirmationLife } from './activate-enrollment.ts';
import { withoutStaleAddressChange } from './address-change.ts';
import { isPublished, type Outline } from './course-outline.ts';
import { hasBegun, inTurn, nextCourseTime, rhythmOf } from './due-time.ts';
import {
  confirmationKey,
  type Enrollment,
  inFlight,
  isOutOfTurn,
  isPaused,
  withDue,
  withEntry,
} from './enrollment.ts';
import { afterDelivery, becomeUnknown, dropOutOfTurn } from './enrollment-ledger.ts';
import { nextLessonKey } from './next-lesson.ts';
import { unsubscribeFromCourse } from './unsubscribe-from-course.ts';

export type Step =
  /** Claim it and send it. */
  | { kind: 'send'; key: DeliveryKey; attempt: Attempt }
  /** Not now: another worker holds it, or an event may still come. */
  | { kind: 'wait' }
  /** Write this: bookkeeping that time alone has made true. */
  | {
      kind: 'save';
      enrollment: Enrollment;
      outcome: 'unknown' | 'held' | 'postponed' | 'expired' | 'skipped' | 'idle';
    };

/** What to do for an enrollment that the due index named. The index may be stale; this decides. */
export const nextStep = (enrollment: Enrollment, outline: Outline, now: Instant): Step => {
  const { dueAt } = enrollment;
  if (!dueAt || dueAt > now) return { kind: 'wait' };

  const flight = inFlight(enrollment);
  if (flight) return stepInFlight(enrollment, flight, outline, now);

  const { standing } = enrollment;
  if (standing.status === 'pending' && later(standing.requestedAt, confirmationLife) <= now) {
    const unsent = nextKey(enrollment, outline);
    const closed = unsent ? withEntry(enrollment, unsent, { status: 'expired', at: now }) : enrollment;
    const left = unsubscribeFromCourse(closed, 'confirmation-expired', now) ?? closed;
    return { kind: 'save', enrollment: left, outcome: 'expired' };
  }

  const key = nextKey(enrollment, outline);
  if (!key) {
    // Somebody who comes back after the closing mail has nothing more to come.
    const done = standing.status === 'active' ? { status: 'completed' as const, at: now } : standing;
    const idle = withDue({ ...withoutStaleAddressChange(enrollment, now), standing: done }, undefined);
    return { kind: 'save', enrollment: idle, outcome: 'idle' };
  }
  if (addressRequestOf(key) !== undefined) {
    // Queued here before such mails were a person's.
    const dropped = dropOutOfTurn(enrollment, key, 'no longer a mail of the course', outline, now);
    return { kind: 'save', enrollment: dropped, outcome: 'skipped' };
  }
  if (occasionOf(key) && !isPublished(key, outline)) {
    const dropped = dropOutOfTurn(enrollment, key, 'withdrawn from the course', outline, now);
    return { kind: 'save', enrollment: dropped, outcome: 'skipped' };
  }
  if (isPaused(enrollment, now) && occasionOf(key))
    return { kind: 'save', enrollment: keptBack(enrollment, outline, now), outcome: 'postponed' };
  if (standing.status === 'pending' || isOutOfTurn(key)) return { kind: 'send', key, attempt: 1 };
  if (isLate(dueAt, now)) {
    const hour = nextFreeHour(now, rhythmOf(enrollment, outline, now));
    return { kind: 'save', enrollment: withDue(enrollment, hour), outcome: 'postponed' };
  }
  if (!hasBegun(enrollment, outline, now)) {
    const begins = nextCourseTime(enrollment, outline, now);
    return { kind: 'save', enrollment: withDue(enrollment, begins), outcome: 'postponed' };
  }
  return { kind: 'send', key, attempt: 1 };
};

/** What to do about a mail of which it is not known yet what became of it. */
const stepInFlight = (
  enrollment: Enrollment,
  { key, entry }: NonNullable<ReturnType<typeof inFlight>>,
  outline: Outline,
  now: Instant,
): Step => {
  const mayResend =
    enrollment.standing.status === 'active' &&
    !isPaused(enrollment, now) &&
    isPublished(key, outline) &&
    outline.unknownPolicy === 'resend-once';
  const next = nextForUnsettled(entry, mayResend, now);
  switch (next.kind) {
    case 'wait':
      return { kind: 'wait' };
    case 'resend':
      return { kind: 'send', key, attempt: 2 };
    case 'call-unknown': {
      const unknown = becomeUnknown(enrollment, key, entry.attempt, entry.since);
      return { kind: 'save', enrollment: unknown, outcome: 'unknown' };
    }
    case 'hold': {
      const held = withEntry(enrollment, key, next.entry);
      return { kind: 'save', enrollment: afterDelivery(held, key, outline, entry.since), outcome: 'held' };
    }
  }
};

/** The next mail: those out of turn first. */
export const nextKey = (enrollment: Enrollment, outline: Outline): DeliveryKey | undefined => {
  switch (enrollment.standing.status) {
    case 'pending':
      return [confirmationKey(enrollment)].find((key) => enrollment.ledger[key] === undefined);
    case 'active':
    case 'completed':
      return enrollment.outOfTurn[0]?.key ?? nextLessonKey(enrollment, outline);
    case 'left':
      return undefined;
  }
};

/** What falls due in a pause: the next lesson comes after it, and copies of lessons do not come at all. */
const keptBack = (enrollment: Enrollment, outline: Outline, now: Instant): Enrollment => {
  const outOfTurn = enrollment.outOfTurn.filter(({ key }) => !occasionOf(key));
  return inTurn({ ...enrollment, outOfTurn }, nextCourseTime(enrollment, outline, now), now);
};
