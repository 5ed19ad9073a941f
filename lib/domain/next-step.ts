import { type Attempt, type DeliveryKey, keyOf, occasionOf } from './delivery.ts';
import { inTurn, nextCourseTime, rhythmOf } from './due-time.ts';
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
import { type Instant, later } from './instant.ts';
import { confirmationLife } from './joining.ts';
import { leave } from './leaving.ts';
import { nextForUnsettled } from './ledger.ts';
import { withoutStaleMove } from './move.ts';
import { isPublished, type Outline } from './outline.ts';
import { nextRegularHour } from './schedule.ts';

/** A lesson later than this waits for the next regular hour instead of coming at an odd one. */
const lateAfter = { hours: 6 } as const;

export type Step =
  /** Claim it and send it. */
  | { do: 'send'; key: DeliveryKey; attempt: Attempt }
  /** Not now: another worker holds it, or an event may still come. */
  | { do: 'wait' }
  /** Write this: bookkeeping that time alone has made true. */
  | {
      do: 'save';
      enrollment: Enrollment;
      outcome: 'unknown' | 'held' | 'postponed' | 'expired' | 'skipped' | 'idle';
    };

/** What to do for an enrollment that the due index named. The index may be stale; this decides. */
export const nextStep = (enrollment: Enrollment, outline: Outline, now: Instant): Step => {
  const { dueAt } = enrollment;
  if (!dueAt || dueAt > now) return { do: 'wait' };

  const flight = inFlight(enrollment);
  if (flight) {
    const { key, entry } = flight;
    const mayResend =
      enrollment.standing.status === 'active' &&
      !isPaused(enrollment, now) &&
      isPublished(key, outline) &&
      outline.unknownPolicy === 'resend-once';
    const next = nextForUnsettled(entry, mayResend, now);
    switch (next.do) {
      case 'wait':
        return { do: 'wait' };
      case 'resend':
        return { do: 'send', key, attempt: 2 };
      case 'call-unknown': {
        const unknown = becomeUnknown(enrollment, key, entry.attempt, entry.since);
        return { do: 'save', enrollment: unknown, outcome: 'unknown' };
      }
      case 'hold': {
        const held = withEntry(enrollment, key, next.entry);
        return { do: 'save', enrollment: afterDelivery(held, key, outline, entry.since), outcome: 'held' };
      }
    }
  }

  const { standing } = enrollment;
  if (standing.status === 'pending' && later(standing.requestedAt, confirmationLife) <= now) {
    const unsent = nextKey(enrollment, outline);
    const closed = unsent ? withEntry(enrollment, unsent, { state: 'expired', at: now }) : enrollment;
    const left = leave(closed, 'confirmation-expired', now) ?? closed;
    return { do: 'save', enrollment: left, outcome: 'expired' };
  }

  const key = nextKey(enrollment, outline);
  if (!key) {
    // Somebody who comes back after the closing mail has nothing more to come.
    const done = standing.status === 'active' ? { status: 'completed' as const, at: now } : standing;
    const idle = withDue({ ...withoutStaleMove(enrollment, now), standing: done }, undefined);
    return { do: 'save', enrollment: idle, outcome: 'idle' };
  }
  if (occasionOf(key) && !isPublished(key, outline)) {
    const dropped = dropOutOfTurn(enrollment, key, 'withdrawn from the course', outline, now);
    return { do: 'save', enrollment: dropped, outcome: 'skipped' };
  }
  if (isPaused(enrollment, now) && occasionOf(key))
    return { do: 'save', enrollment: keptBack(enrollment, outline, now), outcome: 'postponed' };
  if (standing.status === 'pending' || isOutOfTurn(key)) return { do: 'send', key, attempt: 1 };
  if (later(dueAt, lateAfter) < now) {
    const hour = nextRegularHour(now, rhythmOf(enrollment, outline, now));
    return { do: 'save', enrollment: withDue(enrollment, hour), outcome: 'postponed' };
  }
  return { do: 'send', key, attempt: 1 };
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

/** The next lesson that the ledger lacks, by its id, so that inserting or moving lessons skips nobody. */
export const nextLessonKey = (enrollment: Enrollment, outline: Outline): DeliveryKey | undefined =>
  enrollment.standing.status === 'active'
    ? [...outline.lessons, 'closing' as const]
        .map((mail) => keyOf({ mail, round: enrollment.round, copy: 1 }))
        .find((key) => enrollment.ledger[key] === undefined)
    : undefined;

/** What falls due in a pause: the next lesson comes after it, and copies of lessons do not come at all. */
const keptBack = (enrollment: Enrollment, outline: Outline, now: Instant): Enrollment => {
  const outOfTurn = enrollment.outOfTurn.filter(({ key }) => !occasionOf(key));
  return inTurn({ ...enrollment, outOfTurn }, nextCourseTime(enrollment, outline, now), now);
};
