import type { Membership } from '../../domain/membership/membership.ts';
import { wasLeftTogether } from '../../domain/membership/membership.ts';
import { isLeft, unsubscribedAt } from '../../domain/subscriber/standing.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { MembershipRef } from '../ports/subscriptions.ts';
import type { Ports } from '../ports.ts';
import { wayOn } from './come-back.ts';
import { mayBeMailed } from './may-be-mailed.ts';
import { membershipsOf } from './memberships-of.ts';

type Needs = Pick<
  Ports,
  'courses' | 'newsletters' | 'subscribers' | 'enrollments' | 'subscriptions' | 'suppressions'
>;

/**
 * Whether leaving this can be undone now: they left by choice, mail may go to them, and it is not over. Also where it has
 * been undone before: the button may be pressed twice.
 */
export const canResubscribe =
  (ports: Needs) =>
  async (ref: MembershipRef): Promise<boolean> => {
    const { enrollments, subscriptions } = ports;
    const membership = await ('courseId' in ref ? enrollments.load(ref) : subscriptions.load(ref));
    if (!membership) return false;
    if (!isLeft(membership)) return true;
    return (await mayBeMailed(ports)(ref.subscriberId)) && canComeBack(ports, membership);
  };

/** Whether anything that was left together at this moment can be come back to, or they are back. */
export const canResubscribeToEverything =
  (ports: Needs) =>
  async (id: SubscriberId, moment: Instant): Promise<boolean> => {
    if (!(await mayBeMailed(ports)(id))) return false;
    for (const membership of await membershipsOf(ports)(id))
      if (
        !isLeft(membership) ||
        (wasLeftTogether(membership, moment) && (await canComeBack(ports, membership)))
      )
        return true;
    return false;
  };

const canComeBack = async (ports: Needs, membership: Membership): Promise<boolean> =>
  unsubscribedAt(membership) !== undefined && (await wayOn(ports, membership)) !== undefined;
