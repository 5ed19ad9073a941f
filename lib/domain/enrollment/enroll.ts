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
  ledger: {},
  outOfTurn: [],
  dueAt: now,
});

/**
 * Signing up once more: another confirmation mail is due at once, and after leaving the course goes on where it
 * stopped. Undefined where that changes nothing.
 */
export const enrollAgain = (enrollment: Enrollment, zone: TimeZone, now: Instant): Enrollment | undefined => {
  const asked = withRequestedAgain(enrollment, now);
  return asked && withDue({ ...asked, zone, requests: asked.requests + 1 }, now);
};
