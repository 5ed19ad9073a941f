import { unsubscribe } from '../../domain/enrollment/unsubscribe.ts';
import type { Subscriber, SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Ports } from '../ports.ts';
import { unsubscribeFromAllNewsletters } from '../unsubscribe/unsubscribe-from-newsletter.ts';

type Needs = Pick<Ports, 'clock' | 'enrollments' | 'subscriptions' | 'newsletters' | 'suppressions'>;
type Reason = 'bounce' | 'complaint';

/**
 * Stops all mail to a subscriber on every list: the address is suppressed first, which alone keeps the sender
 * from it, and then nothing is due any more. Safe to repeat.
 */
export const suppressSubscriber =
  (ports: Needs) =>
  async ({ id, addressHash }: Subscriber, reason: Reason): Promise<void> => {
    await ports.suppressions.add(addressHash, { reason, at: ports.clock.now() });
    await unsubscribeFromAllNewsletters(ports)(id, reason);
    await leaveCourses(ports, id, reason);
  };

const leaveCourses = async ({ clock, enrollments }: Needs, id: SubscriberId, reason: Reason) => {
  for (const enrollment of await enrollments.of(id)) {
    let current: typeof enrollment | undefined = enrollment;
    while (current) {
      const left = unsubscribe(current, reason, clock.now());
      if (!left || (await enrollments.save(left)) === 'saved') break;
      current = await enrollments.load(current);
    }
  }
};
