import type { SignUp } from '../sign-up/sign-up.ts';
import { type WaitingRequest, withWaiting } from '../sign-up/waiting-request.ts';
import { withRequestedAgain } from '../subscriber/standing.ts';
import type { Instant } from '../time/instant.ts';
import type { TimeZone } from '../time/time-zone.ts';
import { type Enrollment, withDue } from './enrollment.ts';

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
  waiting: [],
  ledger: {},
  outOfTurn: [],
  dueAt: now,
});

/**
 * Signing up once more: another confirmation mail is due at once, and after leaving the course goes on where it
 * stopped. What waited before somebody left is void. Undefined where that changes nothing.
 */
export const enrollAgain = (enrollment: Enrollment, zone: TimeZone, now: Instant): Enrollment | undefined => {
  const asked = withRequestedAgain(enrollment, now);
  const { standing } = enrollment;
  const hasLeft = standing.status === 'left' && standing.reason !== 'confirmation-expired';
  const waiting = hasLeft ? [] : enrollment.waiting;
  return asked && withDue({ ...asked, zone, waiting, requests: asked.requests + 1 }, now);
};

/** What the confirmation mail that is due will ask. */
export const withRequestToConfirm = (
  enrollment: Enrollment,
  request: Omit<WaitingRequest, 'number' | 'askedAt'>,
  now: Instant,
): Enrollment => ({
  ...enrollment,
  waiting: withWaiting(enrollment.waiting, { ...request, number: enrollment.requests, askedAt: now }),
});

/**
 * Whether somebody has decided since a sign-up was posted that is taken only now: has left, or has confirmed, come back or
 * come to the end, each of which has shown them where their own page is.
 */
export const isOvertaken = ({ standing }: Enrollment, { askedAt }: Pick<SignUp, 'askedAt'>): boolean => {
  switch (standing.status) {
    case 'pending':
      return false;
    case 'active':
      return standing.since > askedAt;
    case 'completed':
      return standing.at > askedAt;
    case 'left':
      return standing.reason !== 'confirmation-expired' && standing.at > askedAt;
  }
};
