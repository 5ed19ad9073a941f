import type { Subscriber } from '../../domain/subscriber/subscriber.ts';
import type { Suppression } from '../../domain/subscriber/suppression.ts';
import type { Ports } from '../ports.ts';
import { endMemberships } from '../unsubscribe/end-memberships.ts';

/** Why mail to an address is stopped: it came back, or was called spam. */
export type StopReason =
  | { reason: 'bounce'; bounce: NonNullable<Suppression['bounce']> }
  | { reason: 'complaint' };

/**
 * Stops all mail to a subscriber in every course and on every list: the address is suppressed first, which alone
 * keeps the sender from it, and then nothing is due any more. Safe to repeat.
 */
export const suppressSubscriber =
  (
    ports: Pick<Ports, 'clock' | 'random' | 'enrollments' | 'subscriptions' | 'newsletters' | 'suppressions'>,
  ) =>
  async ({ id, addressHash }: Subscriber, why: StopReason): Promise<void> => {
    await ports.suppressions.add(addressHash, { ...why, at: ports.clock.now() });
    await endMemberships(ports)(id, why.reason);
  };
