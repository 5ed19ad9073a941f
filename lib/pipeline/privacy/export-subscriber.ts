import type { AddressChange } from '../../domain/delivery/address-change.ts';
import { allConsents, type Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { IssueDelivery } from '../../domain/newsletter/issue-delivery.ts';
import type { ListRequest } from '../../domain/newsletter/list-request.ts';
import type { Subscription } from '../../domain/newsletter/subscription.ts';
import type { PartingWords } from '../../domain/subscriber/parting-words.ts';
import type { Subscriber, SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { SuppressionRecord } from '../../domain/subscriber/suppression.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';
import { issueDeliveriesOf } from './issue-deliveries-of.ts';

/** Everything on record about one person, as it is stored. */
export type SubscriberExport = {
  exportedAt: Instant;
  subscriber: Subscriber;
  /** Texts that the person agreed to, by the hash that the record names them with. */
  consentTexts: Record<string, string | undefined>;
  addressChange: AddressChange | undefined;
  enrollments: Enrollment[];
  subscriptions: Subscription[];
  /** What the forms of newsletters asked for, not long ago. */
  listRequests: ListRequest[];
  issueDeliveries: IssueDelivery[];
  /** What they said as they left. */
  partingWords: PartingWords[];
  /** What keeps mail from their address, or did. */
  suppression: SuppressionRecord | undefined;
};

/** Undefined for somebody who is not, or no longer, on record. */
export const exportSubscriber =
  (
    ports: Pick<
      Ports,
      | 'clock'
      | 'consentTexts'
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
    >,
  ) =>
  async (id: SubscriberId): Promise<SubscriberExport | undefined> => {
    const { clock, consentTexts, enrollments, listRequests, subscribers, suppressions } = ports;
    const subscriber = await subscribers.load(id);
    if (!subscriber) return undefined;
    const [of, subscriptions, asked] = await Promise.all([
      enrollments.of(id),
      subscriptionsOf(ports)(id),
      listRequests.of(id),
    ]);
    const consents = [
      subscriber.consent,
      ...of.flatMap(allConsents),
      ...subscriptions.flatMap(({ consents }) => consents),
      ...asked.flatMap(({ waiting }) => waiting.map(({ consent }) => consent)),
    ];
    const hashes = new Set(consents.map(({ textHash }) => textHash));
    const texts = await Promise.all(
      [...hashes].map(async (hash) => [hash, await consentTexts.find(hash)] as const),
    );
    return {
      exportedAt: clock.now(),
      subscriber,
      consentTexts: Object.fromEntries(texts),
      addressChange: await ports.addressChanges.load(id),
      enrollments: of,
      subscriptions,
      listRequests: asked,
      issueDeliveries: await issueDeliveriesOf(ports)(id),
      partingWords: await ports.partingWords.of(id),
      suppression: await suppressions.history(subscriber.addressHash),
    };
  };
