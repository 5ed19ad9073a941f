import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Ports } from '../ports.ts';
import { eraseCopy } from '../send/erase-copy.ts';
import { subscriptionsOf } from '../unsubscribe/subscriptions-of.ts';
import { issueDeliveriesOf } from './issue-deliveries-of.ts';

/**
 * Removes everything about a person but a keyed hash of the address with date and reason, which keeps imports and
 * late events from bringing anything back. The hash comes first: from then on nothing in flight is sent. The
 * subscriber's record goes last, so that pressing again after a crash finishes the work.
 */
export const eraseSubscriber =
  (
    ports: Pick<
      Ports,
      | 'clock'
      | 'enrollments'
      | 'issueDeliveries'
      | 'issueRecords'
      | 'newsletters'
      | 'subscribers'
      | 'subscriptions'
      | 'suppressions'
      | 'telemetry'
    >,
  ) =>
  async (id: SubscriberId): Promise<'erased' | 'nobody'> => {
    const { clock, enrollments, subscribers, subscriptions, suppressions, telemetry } = ports;
    const subscriber = await subscribers.load(id);
    if (!subscriber) return 'nobody';
    await suppressions.add(subscriber.addressHash, { reason: 'erased', at: clock.now() });

    for (const enrollment of await enrollments.of(id)) {
      if (enrollment.addressChange)
        await subscribers.giveUpAddress(enrollment.addressChange.to.addressHash, id);
      await enrollments.remove(enrollment);
    }
    const leaveNoList = async () => {
      for (const subscription of await subscriptionsOf(ports)(id)) await subscriptions.remove(subscription);
    };
    // The lists before the copies: a fan-out makes a copy for whomever it finds on the list.
    await leaveNoList();
    for (const copy of await issueDeliveriesOf(ports)(id)) await eraseCopy(ports)(copy);
    await subscribers.giveUpAddress(subscriber.addressHash, id);
    // Whoever wrote meanwhile, for instance a new address that agreed, has made more to remove.
    if ((await subscribers.remove(subscriber)) === 'stale') return eraseSubscriber(ports)(id);
    // Once more, for a list that was joined meanwhile; whoever joins now finds that there is nobody to join.
    await leaveNoList();
    telemetry.count('erased');
    return 'erased';
  };
