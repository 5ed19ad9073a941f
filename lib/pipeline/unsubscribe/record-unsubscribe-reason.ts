import { withUnsubscribeReason } from '../../domain/subscriber/standing.ts';
import type { UnsubscribeReason } from '../../domain/subscriber/unsubscribe-reason.ts';
import type { MembershipRef, Ports } from '../ports.ts';
import { changeMembership } from './change-membership.ts';

/** Keeps why somebody left, if they did; said again, the last word counts. */
export const recordUnsubscribeReason =
  (ports: Pick<Ports, 'clock' | 'random' | 'enrollments' | 'subscriptions' | 'telemetry'>) =>
  async (ref: MembershipRef, why: UnsubscribeReason): Promise<'kept' | 'nothing-to-do'> => {
    const { telemetry } = ports;
    const changed = await changeMembership(ports, ref, (membership) =>
      withUnsubscribeReason(membership, why),
    );
    if (changed.kind !== 'changed') return 'nothing-to-do';
    const left = 'courseId' in ref ? { course: ref.courseId } : { list: ref.listId };
    telemetry.note('parting-word', { ...left, why });
    telemetry.count('unsubscribeReasons');
    return 'kept';
  };
