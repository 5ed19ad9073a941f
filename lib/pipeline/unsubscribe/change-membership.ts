import type { Membership } from '../../domain/membership/membership.ts';
import { withNotedChanges } from '../../domain/membership/noted-changes.ts';
import { type Changed, changeItem } from '../change-item.ts';
import type { MembershipRef } from '../ports/subscriptions.ts';
import type { Ports } from '../ports.ts';

/** Changes somebody's membership of a course or of a list. */
export const changeMembership = (
  ports: Pick<Ports, 'clock' | 'random' | 'enrollments' | 'subscriptions'>,
  ref: MembershipRef,
  decide: (membership: Membership) => Membership | undefined | Promise<Membership | undefined>,
): Promise<Changed<Membership>> => {
  const { clock, enrollments, subscriptions } = ports;
  return changeItem<Membership>(ports, {
    what: 'courseId' in ref ? 'an enrollment' : 'a subscription',
    load: () => ('courseId' in ref ? enrollments.load(ref) : subscriptions.load(ref)),
    save: (changed) => ('courseId' in changed ? enrollments.save(changed) : subscriptions.save(changed)),
    decide: async (membership) => {
      const after = await decide(membership);
      return after && withNotedChanges(membership, after, clock.now());
    },
  });
};
