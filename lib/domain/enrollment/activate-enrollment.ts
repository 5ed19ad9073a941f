import { withConfirmation } from '../subscriber/consent.ts';
import { type Instant, later, laterOf } from '../time/instant.ts';
import { restBetweenLessons, weekdayIn } from '../time/schedule.ts';
import {
  type Enrollment,
  isConfirmationKey,
  lastLessonAt,
  ledgerOf,
  withDue,
  withoutEntry,
} from './enrollment.ts';

/** A confirmation link lives this long. */
export const confirmationLife = { hours: 72 } as const;

export type Activation =
  | { kind: 'activated'; enrollment: Enrollment; askedAt: Instant }
  | { kind: 'already-active' }
  | { kind: 'no-longer-valid' };

/** Confirming: the first click activates, later ones are fine, a link of an earlier sign-up opens nothing. */
export const activateEnrollment = (enrollment: Enrollment, episode: number, now: Instant): Activation => {
  if (enrollment.episode !== episode) return { kind: 'no-longer-valid' };
  switch (enrollment.standing.status) {
    case 'pending': {
      const { pausedUntil: _, ...rest } = withoutConfirmations(enrollment);
      const active = {
        ...rest,
        standing: { status: 'active', since: now } as const,
        weekday: weekdayIn(enrollment.zone, now),
        consents: withConfirmation(enrollment.consents, now),
      };
      const askedAt = enrollment.standing.requestedAt;
      return { kind: 'activated', enrollment: withDue(active, restedAt(active, now)), askedAt };
    }
    case 'active':
    case 'completed':
      return { kind: 'already-active' };
    case 'left':
      return { kind: 'no-longer-valid' };
  }
};

/** Once somebody has confirmed, what became of the confirmation mail no longer matters. */
const withoutConfirmations = (enrollment: Enrollment): Enrollment =>
  ledgerOf(enrollment).reduce(
    (rest, [key]) => (isConfirmationKey(key) ? withoutEntry(rest, key) : rest),
    enrollment,
  );

/** At once, or as soon as the last lesson of an earlier sign-up has had its rest. */
export const restedAt = (enrollment: Enrollment, now: Instant): Instant => {
  const last = lastLessonAt(enrollment);
  return last ? laterOf(later(last, restBetweenLessons[enrollment.cadence]), now) : now;
};
