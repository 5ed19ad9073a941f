import { wasLeftTogether } from '../../domain/membership/membership.ts';
import { withUnsubscribeReason } from '../../domain/subscriber/standing.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { UnsubscribeReason } from '../../domain/subscriber/unsubscribe-reason.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';
import { changeMembership } from './change-membership.ts';
import { membershipsOf } from './memberships-of.ts';

/**
 * Keeps why somebody left everything, with each course and list that they left at that moment; the last word counts.
 * `not-left` where they are out of nothing that they left then, whether they say why or not.
 */
export const recordReasonForEverything =
  (ports: Pick<Ports, 'clock' | 'random' | 'enrollments' | 'subscriptions' | 'newsletters' | 'telemetry'>) =>
  async (
    id: SubscriberId,
    moment: Instant,
    why: UnsubscribeReason | undefined,
  ): Promise<'kept' | 'nothing-said' | 'not-left'> => {
    const { telemetry } = ports;
    const left = (await membershipsOf(ports)(id)).filter((membership) => wasLeftTogether(membership, moment));
    if (left.length === 0) return 'not-left';
    if (why === undefined) return 'nothing-said';
    let kept = 0;
    for (const membership of left) {
      const changed = await changeMembership(ports, membership, (current) =>
        wasLeftTogether(current, moment) ? withUnsubscribeReason(current, why) : undefined,
      );
      if (changed.kind !== 'changed') continue;
      kept += 1;
      const of = 'courseId' in membership ? { course: membership.courseId } : { list: membership.listId };
      telemetry.note('parting-word', { ...of, why });
    }
    if (kept === 0) return 'not-left';
    // One person has said it once, however much they left.
    telemetry.count('unsubscribeReasons');
    return 'kept';
  };
