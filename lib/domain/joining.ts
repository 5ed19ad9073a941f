import { withConfirmation } from './consent.ts';
import {
  asksToConfirm,
  type Enrollment,
  lastLessonAt,
  ledgerOf,
  withDue,
  withoutEntry,
} from './enrollment.ts';
import { type Instant, later, laterOf } from './instant.ts';
import { restBetweenLessons, weekdayIn } from './schedule.ts';
import type { TimeZone } from './site.ts';

/** A confirmation link lives this long. */
export const confirmationLife = { hours: 72 } as const;

/** A first sign-up: a confirmation mail is due at once. */
export const enroll = (
  who: Pick<Enrollment, 'subscriberId' | 'courseId' | 'zone'>,
  now: Instant,
): Enrollment => ({
  ...who,
  version: 0,
  standing: { status: 'pending', requestedAt: now },
  episode: 1,
  requests: 1,
  cadence: 'weekly',
  round: 1,
  consents: [],
  ledger: {},
  outOfTurn: [],
  dueAt: now,
});

/**
 * Signing up once more. Pending: another confirmation mail. Left by their own choice: fresh consent is
 * asked for, and the course goes on where it stopped. Active, completed, bounced or complained: nothing.
 */
export const enrollAgain = (enrollment: Enrollment, zone: TimeZone, now: Instant): Enrollment | undefined => {
  const { standing } = enrollment;
  const ask = {
    standing: { status: 'pending', requestedAt: now } as const,
    requests: enrollment.requests + 1,
  };
  switch (standing.status) {
    case 'pending':
      return withDue({ ...enrollment, ...ask, zone }, now);
    case 'left':
      if (standing.reason === 'bounce' || standing.reason === 'complaint') return undefined;
      return withDue({ ...enrollment, ...ask, zone, episode: enrollment.episode + 1 }, now);
    case 'active':
    case 'completed':
      return undefined;
  }
};

export type Confirmation =
  | { outcome: 'activated'; enrollment: Enrollment; askedAt: Instant }
  | { outcome: 'already-active' }
  | { outcome: 'no-longer-valid' };

/** Confirming: the first click activates, later ones are fine, a link of an earlier sign-up opens nothing. */
export const confirm = (enrollment: Enrollment, episode: number, now: Instant): Confirmation => {
  if (enrollment.episode !== episode) return { outcome: 'no-longer-valid' };
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
      return { outcome: 'activated', enrollment: withDue(active, restedAt(active, now)), askedAt };
    }
    case 'active':
    case 'completed':
      return { outcome: 'already-active' };
    case 'left':
      return { outcome: 'no-longer-valid' };
  }
};

/** Once somebody has confirmed, what became of the confirmation mail no longer matters. */
const withoutConfirmations = (enrollment: Enrollment): Enrollment =>
  ledgerOf(enrollment).reduce(
    (rest, [key]) => (asksToConfirm(key) ? withoutEntry(rest, key) : rest),
    enrollment,
  );

/** At once, or as soon as the last lesson of an earlier sign-up has had its rest. */
const restedAt = (enrollment: Enrollment, now: Instant): Instant => {
  const last = lastLessonAt(enrollment);
  return last ? laterOf(later(last, restBetweenLessons[enrollment.cadence]), now) : now;
};
