import { endMembership, leftByMail, type Membership } from '../../domain/membership/membership.ts';
import type { TriedMail } from '../../domain/newsletter/tried-mail.ts';
import type { LeftReason } from '../../domain/subscriber/left-reason.ts';
import type { LeftWay } from '../../domain/subscriber/left-way.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { itemAfter } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import { changeMembership } from './change-membership.ts';
import { membershipsOf } from './memberships-of.ts';

/** Ends every course and every list of a subscriber. Returns them as they are then. Safe to repeat. */
export const endMemberships =
  (ports: Pick<Ports, 'clock' | 'random' | 'enrollments' | 'subscriptions' | 'newsletters'>) =>
  async (id: SubscriberId, reason: LeftReason, way?: LeftWay, mail?: TriedMail): Promise<Membership[]> => {
    const now = ports.clock.now();
    const ended: Membership[] = [];
    for (const membership of await membershipsOf(ports)(id)) {
      const changed = await changeMembership(ports, membership, (current) => {
        const left = endMembership(current, reason, now, way);
        return left && leftByMail(current, left, mail);
      });
      ended.push(itemAfter(changed) ?? membership);
    }
    return ended;
  };
