import { courseDueAt } from '../../domain/enrollment/due-time.ts';
import type { Membership } from '../../domain/membership/membership.ts';
import { isLeft } from '../../domain/subscriber/standing.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { itemAfter } from '../change-item.ts';
import type { MembershipRef } from '../ports/subscriptions.ts';
import type { Ports } from '../ports.ts';
import { catchUpWithIssues } from '../send/catch-up-with-issues.ts';
import { changeMembership } from './change-membership.ts';
import { comeBack } from './come-back.ts';

/** `nextAt`: when a course goes on, where that is known. */
export type ResubscribeOutcome = { kind: 'back'; nextAt?: Instant | undefined } | { kind: 'not-possible' };

/** Undoes an unsubscribe. Bounces, complaints and suppressed addresses cannot be undone, nor the end of what has ended. */
export const resubscribe =
  (
    ports: Pick<
      Ports,
      | 'clock'
      | 'random'
      | 'courses'
      | 'newsletters'
      | 'issueRecords'
      | 'issueDeliveries'
      | 'subscribers'
      | 'enrollments'
      | 'subscriptions'
      | 'suppressions'
      | 'telemetry'
    >,
  ) =>
  async (ref: MembershipRef): Promise<ResubscribeOutcome> => {
    const { clock, subscribers, suppressions, telemetry } = ports;
    const changed = await changeMembership(ports, ref, async (membership) => {
      const subscriber = await subscribers.load(ref.subscriberId);
      if (!subscriber || (await suppressions.find(subscriber.addressHash))) return undefined;
      return comeBack(ports, membership, clock.now());
    });
    const membership = itemAfter(changed);
    if (membership && 'listId' in membership) await catchUpWithIssues(ports)(membership);
    switch (changed.kind) {
      case 'changed':
        telemetry.count('rejoined');
        return backIn(changed.after);
      case 'unchanged':
        // The button had been pressed before.
        return isLeft(changed.item) ? { kind: 'not-possible' } : backIn(changed.item);
      case 'missing':
        return { kind: 'not-possible' };
    }
  };

const backIn = (membership: Membership): ResubscribeOutcome =>
  'courseId' in membership && membership.standing.status === 'active'
    ? { kind: 'back', nextAt: courseDueAt(membership) }
    : { kind: 'back' };
