import { endMembership, leftByMail } from '../../domain/membership/membership.ts';
import type { TriedMail } from '../../domain/newsletter/tried-mail.ts';
import type { LeftWay } from '../../domain/subscriber/left-way.ts';
import type { MembershipRef } from '../ports/subscriptions.ts';
import type { Ports } from '../ports.ts';
import { changeMembership } from './change-membership.ts';

export type UnsubscribeOutcome = 'left' | 'already-left' | 'not-on-record';

/**
 * Once this resolves, no further mail of the course or the list is handed to SES but one that has just been: a worker
 * that claims a lesson later fails on the version, and an issue's reads the subscription right before each call. `mail`: where the
 * link stood that they left by, if it tries a subject.
 */
export const unsubscribe =
  (ports: Pick<Ports, 'clock' | 'random' | 'enrollments' | 'subscriptions' | 'telemetry'>) =>
  async (ref: MembershipRef, way?: LeftWay, mail?: TriedMail): Promise<UnsubscribeOutcome> => {
    const { clock, telemetry } = ports;
    const changed = await changeMembership(ports, ref, (membership) => {
      const left = endMembership(membership, 'unsubscribed', clock.now(), way);
      return left && leftByMail(membership, left, mail);
    });
    switch (changed.kind) {
      case 'changed':
        telemetry.count('unsubscribed');
        return 'left';
      case 'unchanged':
        return 'already-left';
      case 'missing':
        return 'not-on-record';
    }
  };
