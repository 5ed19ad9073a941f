import { courseId } from '../../domain/content/course.ts';
import { listId } from '../../domain/content/newsletter.ts';
import { endMembership } from '../../domain/membership/membership.ts';
import type { MembershipRef } from '../ports/subscriptions.ts';
import type { Ports } from '../ports.ts';
import { changeMembership } from '../unsubscribe/change-membership.ts';
import { membersOf } from './members-of.ts';

type Needs = Pick<Ports, 'clock' | 'random' | 'enrollments' | 'enrollmentScan' | 'subscriptions'>;

/**
 * Writes down for everybody that a course or a newsletter is over; how many that was. Nothing depends on it being done at
 * once: nobody gets a mail of what has ended, and the sender ends each enrollment that falls due. Safe to repeat.
 */
export const endMembers =
  (ports: Needs) =>
  async (id: string): Promise<number> => {
    let ended = 0;
    const end = async (ref: MembershipRef) => {
      const changed = await changeMembership(ports, ref, (membership) =>
        membership.standing.status === 'left'
          ? undefined
          : endMembership(membership, 'ended', ports.clock.now()),
      );
      if (changed.kind === 'changed') ended += 1;
    };
    for await (const found of membersOf(ports)({ course: courseId.parse(id), list: listId.parse(id) }))
      for (const member of found) if (member.standing.status !== 'left') await end(member);
    return ended;
  };
