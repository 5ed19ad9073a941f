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
