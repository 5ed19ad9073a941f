import { type Membership, wasLeftTogether } from '../../domain/membership/membership.ts';
import { isLeft } from '../../domain/subscriber/standing.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { itemAfter } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import { catchUpWithIssues } from '../send/catch-up-with-issues.ts';
import { changeMembership } from './change-membership.ts';
import { comeBack } from './come-back.ts';
import { membershipsOf } from './memberships-of.ts';

/** Undoes leaving everything: whatever was left together at that moment goes on, and nothing else. Safe to repeat. */
export const resubscribeToEverything =
  (
    ports: Pick<
      Ports,
      | 'clock'
      | 'random'
      | 'courses'
      | 'subscribers'
      | 'enrollments'
      | 'subscriptions'
      | 'newsletters'
      | 'issueRecords'
      | 'issueDeliveries'
      | 'suppressions'
      | 'telemetry'
    >,
  ) =>
  async (id: SubscriberId, moment: Instant): Promise<'back' | 'not-possible'> => {
    const { clock, subscribers, suppressions, telemetry } = ports;
    const subscriber = await subscribers.load(id);
    if (!subscriber || (await suppressions.find(subscriber.addressHash))) return 'not-possible';
    const now = clock.now();
    const all: Membership[] = [];
    for (const membership of await membershipsOf(ports)(id)) {
      const changed = await changeMembership(ports, membership, async (current) =>
        wasLeftTogether(current, moment) ? comeBack(ports, current, now) : undefined,
      );
      const after = itemAfter(changed) ?? membership;
      // Not only what has changed: the press before may have died in between.
      if ('listId' in after) await catchUpWithIssues(ports)(after);
      all.push(after);
    }
    // Also when the button had been pressed before.
    if (all.every(isLeft)) return 'not-possible';
    telemetry.count('rejoined');
    return 'back';
  };
