import { moveMembership } from '../../domain/membership/membership.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Ports } from '../ports.ts';
import { catchUpWithIssues } from '../send/catch-up-with-issues.ts';
import { changeMembership } from '../unsubscribe/change-membership.ts';
import { wayOn } from '../unsubscribe/come-back.ts';
import { membershipsOf } from '../unsubscribe/memberships-of.ts';

/**
 * Courses and lists that ended because mail came back go on at somebody's new address, by the consent that they were joined
 * with; what they have left themselves does not. Safe to repeat.
 */
export const resumeMemberships =
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
    >,
  ) =>
  async (id: SubscriberId): Promise<void> => {
    for (const membership of await membershipsOf(ports)(id)) {
      const on = await wayOn(ports, membership);
      const changed = await changeMembership(
        ports,
        membership,
        (current) => on && moveMembership(current, on.outline, ports.clock.now()),
      );
      if (changed.kind === 'changed' && 'listId' in changed.after)
        await catchUpWithIssues(ports)(changed.after);
    }
  };
