import { leave } from '../domain/leaving.ts';
import type { Subscriber, SubscriberId } from '../domain/subscriber.ts';
import { leaveAllLists } from './leave-lists.ts';
import type { Clock, Enrollments, Newsletters, Subscriptions, Suppressions } from './ports.ts';

type Ports = {
  clock: Clock;
  enrollments: Enrollments;
  subscriptions: Subscriptions;
  newsletters: Newsletters;
  suppressions: Suppressions;
};
type Reason = 'bounce' | 'complaint';

/**
 * Stops all mail to a subscriber on every list: the address is suppressed first, which alone keeps the sender
 * from it, and then nothing is due any more. Safe to repeat.
 */
export const stopMail =
  (ports: Ports) =>
  async ({ id, addressHash }: Subscriber, reason: Reason): Promise<void> => {
    await ports.suppressions.add(addressHash, { reason, at: ports.clock.now() });
    await leaveAllLists(ports)(id, reason);
    await leaveCourses(ports, id, reason);
  };

const leaveCourses = async ({ clock, enrollments }: Ports, id: SubscriberId, reason: Reason) => {
  for (const enrollment of await enrollments.of(id)) {
    let current: typeof enrollment | undefined = enrollment;
    while (current) {
      const left = leave(current, reason, clock.now());
      if (!left || (await enrollments.save(left)) === 'saved') break;
      current = await enrollments.load(current);
    }
  }
};
