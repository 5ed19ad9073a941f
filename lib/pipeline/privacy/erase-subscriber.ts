import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Ports } from '../ports.ts';
import { eraseIssueDelivery } from '../send/erase-issue-delivery.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';
import { untilSaved } from '../until-saved.ts';
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
      | 'random'
      | 'addressChanges'
      | 'enrollments'
      | 'issueDeliveries'
      | 'issueRecords'
      | 'listRequests'
      | 'newsletters'
      | 'partingWords'
      | 'subscribers'
      | 'subscriptions'
      | 'suppressions'
      | 'telemetry'
    >,
  ) =>
  (id: SubscriberId): Promise<'erased' | 'not-on-record'> =>
    untilSaved(ports, 'a subscriber who is to be erased', async () => {
      const { clock, addressChanges, enrollments, subscribers, subscriptions, suppressions, telemetry } =
        ports;
      const subscriber = await subscribers.load(id);
      if (!subscriber) return 'not-on-record';
      await suppressions.add(subscriber.addressHash, { reason: 'erased', at: clock.now() });

      const leaveNoAddressChange = async () => {
        const standing = (await addressChanges.load(id))?.standing;
        if (standing && 'to' in standing) await subscribers.giveUpAddress(standing.to.addressHash, id);
        await addressChanges.remove(id);
      };
      const leaveNoRequest = async () => {
        for (const asked of await ports.listRequests.of(id)) await ports.listRequests.remove(asked);
      };
      await leaveNoAddressChange();
      await leaveNoRequest();
      for (const enrollment of await enrollments.of(id)) {
        if (enrollment.addressChange)
          await subscribers.giveUpAddress(enrollment.addressChange.to.addressHash, id);
        await enrollments.remove(enrollment);
      }
      const leaveNoList = async () => {
        for (const subscription of await subscriptionsOf(ports)(id)) await subscriptions.remove(subscription);
      };
      const leaveNoWords = async () => {
        for (const said of await ports.partingWords.of(id)) await ports.partingWords.remove(said);
      };
      // The lists before the copies: a fan-out makes a copy for whomever it finds on the list.
      await leaveNoList();
      // After what was left: whoever is about to keep them finds either that gone, or their room.
      await leaveNoWords();
      for (const copy of await issueDeliveriesOf(ports)(id)) await eraseIssueDelivery(ports)(copy);
      await subscribers.giveUpAddress(subscriber.addressHash, id);
      // Whoever wrote meanwhile, for instance a new address that agreed, has made more to remove.
      if ((await subscribers.remove(subscriber)) === 'stale') return 'stale';
      // Once more, for what was joined or asked for meanwhile; whoever tries now finds that there is nobody on record.
      await leaveNoRequest();
      await leaveNoList();
      await leaveNoWords();
      await leaveNoAddressChange();
      telemetry.count('erased');
      return 'erased';
    });
