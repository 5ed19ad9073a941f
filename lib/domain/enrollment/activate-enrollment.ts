import { type WaitingRequest, waitingNumber } from '../sign-up/waiting-request.ts';
import { withConfirmation, withRequest } from '../subscriber/consent.ts';
import type { Instant } from '../time/instant.ts';
import { weekdayIn } from '../time/schedule.ts';
import type { Outline } from './course-outline.ts';
import { joiningTime } from './due-time.ts';
import { type Enrollment, isConfirmationKey, ledgerOf, withDue, withoutEntry } from './enrollment.ts';

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
  outline: Outline,
  now: Instant,
): Activation => {
  switch (enrollment.standing.status) {
    case 'pending': {
      const stood = requestOf(enrollment, link);
      if (!stood) return { kind: 'no-longer-valid' };
      const { request } = stood;
      const { pausedUntil: _, weekday: __, ...rest } = withoutConfirmations(enrollment);
      const zone = request?.zone ?? enrollment.zone;
      const consents = request ? withRequest(enrollment.consents, request.consent) : enrollment.consents;
      const joined = {
        ...rest,
        standing: { status: 'active', since: now } as const,
        zone,
        // What was shown to them; a weekday of their own is that of their first lesson.
        cadence: request?.cadence ?? enrollment.cadence,
        consents: withConfirmation(consents, now),
        // What other mails have asked besides the course can still be agreed to.
        waiting: enrollment.waiting.filter((other) => other !== request && other.newsletter !== undefined),
      };
      const askedAt = request?.askedAt ?? enrollment.standing.requestedAt;
      const first = joiningTime(joined, outline, now);
      const active = { ...joined, weekday: weekdayIn(zone, first) };
      return { kind: 'activated', enrollment: withDue(active, first), request, askedAt };
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
