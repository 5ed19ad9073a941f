import { wasLeftTogether } from '../../domain/membership/membership.ts';
import { withUnsubscribeReason } from '../../domain/subscriber/standing.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { UnsubscribeReason } from '../../domain/subscriber/unsubscribe-reason.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';
import { changeMembership } from './change-membership.ts';
import { membershipsOf } from './memberships-of.ts';

/** Keeps why somebody left everything, with each course and list that they left at that moment; the last word counts. */
export const recordReasonForEverything =
  (ports: Pick<Ports, 'clock' | 'random' | 'enrollments' | 'subscriptions' | 'newsletters' | 'telemetry'>) =>
  async (id: SubscriberId, moment: Instant, why: UnsubscribeReason): Promise<'kept' | 'nothing-to-do'> => {
    const { telemetry } = ports;
    let kept = 0;
    for (const membership of await membershipsOf(ports)(id)) {
      const changed = await changeMembership(ports, membership, (current) =>
        wasLeftTogether(current, moment) ? withUnsubscribeReason(current, why) : undefined,
      );
      if (changed.kind !== 'changed') continue;
      kept += 1;
      const left = 'courseId' in membership ? { course: membership.courseId } : { list: membership.listId };
      telemetry.note('parting-word', { ...left, why });
    }
    if (kept === 0) return 'nothing-to-do';
    // One person has said it once, however much they left.
    telemetry.count('unsubscribeReasons');
    return 'kept';
  };
