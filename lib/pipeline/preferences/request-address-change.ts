import {
  type AddressChange,
  type InWhoseWords,
  startAddressChange,
} from '../../domain/delivery/address-change.ts';
import { highestEarlierRequest } from '../../domain/enrollment/address-change.ts';
import { requestId } from '../../domain/sign-up/request-id.ts';
import { capsForAddressChange } from '../../domain/sign-up/sign-up-caps.ts';
import type { EmailAddress } from '../../domain/subscriber/email-address.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { findMailbox } from '../find-mailbox.ts';
import { findPublished } from '../find-published.ts';
import type { Ports } from '../ports.ts';
import { withinCaps } from '../sign-up/within-caps.ts';
import { untilSaved } from '../until-saved.ts';
import { writeCapped } from '../write-journal.ts';
import { hasComplained } from './has-complained.ts';

/**
 * `accepted` says nothing about the address: whether it is free, taken, capped or must not be mailed. Only of another
 * spelling of their own mailbox is the caller told that it is capped: `not-today`.
 */
export type RequestAddressChangeOutcome = 'accepted' | 'same-address' | 'not-today' | 'not-possible';

type Asked = {
  address: EmailAddress;
  network?: string | undefined;
} & InWhoseWords;

/**
 * Asks at a new address whether mail may come there, for anybody who has confirmed the one they have, whatever they are a
 * member of; nothing changes before it agrees. The mail comes under caps, and goes out with the next sweep, so that the
 * answer takes as long in every case.
 */
export const requestAddressChange =
  (
    ports: Pick<
      Ports,
      | 'clock'
      | 'random'
      | 'courses'
      | 'newsletters'
      | 'caps'
      | 'hashes'
      | 'subscribers'
      | 'addressChanges'
      | 'suppressions'
      | 'enrollments'
      | 'telemetry'
    >,
  ) =>
  async (
    subscriberId: SubscriberId,
    { address, network, ...inWhoseWords }: Asked,
  ): Promise<RequestAddressChangeOutcome> => {
    const { clock, subscribers, addressChanges, enrollments, telemetry } = ports;
    const [subscriber, known, enrolled, published] = await Promise.all([
      subscribers.load(subscriberId),
      addressChanges.load(subscriberId),
      enrollments.of(subscriberId),
      findPublished(ports)('listId' in inWhoseWords ? inWhoseWords.listId : inWhoseWords.courseId),
    ]);
    if (!subscriber?.consent.confirmedAt || !published) return 'not-possible';
    if (await hasComplained(ports, subscriber)) return 'not-possible';
    if (subscriber.address === address) return 'same-address';

    const now = clock.now();
    const to = { address, addressHash: await findMailbox(ports)(address) };
    // Links of before, when each enrollment had a count of its own, must not open it.
    const number = Math.max(known?.request ?? 0, ...enrolled.map(highestEarlierRequest)) + 1;
    // Pressed again after a crash, or twice at once, it is this same request, and leads to one mail.
    const request = requestId.parse(
      `address-change ${subscriberId} ${number} ${to.addressHash} ${network ?? ''}`,
    );
    const isOnRecord = ({ request: latest, standing }: AddressChange) =>
      latest === number && standing.status === 'asked' && standing.to.addressHash === to.addressHash;
    const caps = capsForAddressChange({ address, network }, published.site.signUp, now);
    const outcome = await withinCaps(ports)(
      caps,
      request,
      () =>
        untilSaved(ports, 'an address change', async () => {
          const current = await addressChanges.load(subscriberId);
          if (current && isOnRecord(current)) return 'asked';
          const next = Math.max(number, (current?.request ?? 0) + 1);
          const asked = { subscriberId, ...inWhoseWords, request: next, to };
          const saved = await addressChanges.save(startAddressChange(current, asked, now));
          return saved === 'stale' ? saved : 'asked';
        }),
      (by) => writeCapped(ports)(subscriberId, by, undefined),
    );
    // Who was erased meanwhile has asked for nothing.
    if (!(await subscribers.load(subscriberId))) await addressChanges.remove(subscriberId);
    if (outcome !== 'capped') telemetry.count('addressChangesRequested');
    return outcome === 'capped' && to.addressHash === subscriber.addressHash ? 'not-today' : 'accepted';
  };
