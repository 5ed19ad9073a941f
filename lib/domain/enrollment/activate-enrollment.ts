import { type WaitingRequest, waitingNumber } from '../sign-up/waiting-request.ts';
import { withConfirmation, withRequest } from '../subscriber/consent.ts';
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
  | { kind: 'activated'; enrollment: Enrollment; request: WaitingRequest | undefined; askedAt: Instant }
  /** In the course already, by another mail's link; this one's asked about a newsletter, too. */
  | { kind: 'list-to-join'; enrollment: Enrollment; request: WaitingRequest }
  | { kind: 'already-active' }
  | { kind: 'no-longer-valid' };

/**
 * What a confirmation link stands for: one request, by its number. Links of mails from before requests had numbers
 * stand for the sign-up of their episode.
 */
export type ConfirmationLink = { episode: number; number?: number | undefined };

/** Whether a link still stands for something that could be confirmed, and for what, where that has a number. */
export const requestOf = (
  { waiting, episode }: Enrollment,
  link: ConfirmationLink,
): { request: WaitingRequest | undefined } | undefined => {
  if (link.number === undefined) return episode === link.episode ? { request: undefined } : undefined;
  const request = waitingNumber(waiting, link.number);
  return request && { request };
};

/** Confirming: the first click activates, later ones are fine, a link of an earlier sign-up opens nothing. */
export const activateEnrollment = (
  enrollment: Enrollment,
  link: ConfirmationLink,
  now: Instant,
): Activation => {
  switch (enrollment.standing.status) {
    case 'pending': {
      const stood = requestOf(enrollment, link);
      if (!stood) return { kind: 'no-longer-valid' };
      const { request } = stood;
      const { pausedUntil: _, ...rest } = withoutConfirmations(enrollment);
      const zone = request?.zone ?? enrollment.zone;
      const consents = request ? withRequest(enrollment.consents, request.consent) : enrollment.consents;
      const active = {
        ...rest,
        standing: { status: 'active', since: now } as const,
        zone,
        weekday: weekdayIn(zone, now),
        consents: withConfirmation(consents, now),
        // What other mails have asked besides the course can still be agreed to.
        waiting: enrollment.waiting.filter((other) => other !== request && other.newsletter !== undefined),
      };
      const askedAt = request?.askedAt ?? enrollment.standing.requestedAt;
      return { kind: 'activated', enrollment: withDue(active, restedAt(active, now)), request, askedAt };
    }
    case 'active':
    case 'completed': {
      const { waiting, episode } = enrollment;
      const request = requestOf(enrollment, link)?.request;
      if (request?.newsletter === undefined)
        return { kind: episode === link.episode ? 'already-active' : 'no-longer-valid' };
      const rest = waiting.filter((other) => other !== request);
      return { kind: 'list-to-join', enrollment: { ...enrollment, waiting: rest }, request };
    }
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
