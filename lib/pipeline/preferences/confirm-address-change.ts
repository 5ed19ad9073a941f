import {
  type AddressChange,
  agreeToAddressChange,
  finishAddressChange,
  isDone,
  type Mailbox,
  mailboxOf,
  pendingAddressChange,
} from '../../domain/delivery/address-change.ts';
import type { AddressHash } from '../../domain/subscriber/email-address.ts';
import { withJournalEntry } from '../../domain/subscriber/journal.ts';
import type { Subscriber, SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { givesWayTo } from '../../domain/subscriber/suppression.ts';
import { findPublished } from '../find-published.ts';
import type { Saved } from '../ports/record.ts';
import type { MembershipRef } from '../ports/subscriptions.ts';
import type { Ports } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';
import { adoptEarlierAddressChange } from './adopt-earlier-address-change.ts';
import { hasComplained } from './has-complained.ts';
import { resumeMemberships } from './resume-memberships.ts';

/** The address is another subscriber's, who has confirmed: whoever pressed has that mailbox, too. */
type Taken = { kind: 'taken'; by: SubscriberId };

export type ConfirmAddressChangeOutcome =
  | 'address-changed'
  | 'already-changed'
  | Taken
  /** Mail to the address has bounced, or was complained of, since it was asked. */
  | 'stopped'
  | 'no-longer-valid';

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'courses'
  | 'subscribers'
  | 'addressChanges'
  | 'enrollments'
  | 'subscriptions'
  | 'listRequests'
  | 'newsletters'
  | 'issueRecords'
  | 'issueDeliveries'
  | 'suppressions'
  | 'telemetry'
>;

/**
 * A new address agrees: it becomes the subscriber's, and the old one is told with the next sweep. Memberships, position and
 * consent stay with the subscriber, and what ended because mail to the old address came back goes on; the old one stays one
 * that is not mailed. Safe to repeat after a crash at any point: what is pending is forgotten last. The course or
 * newsletter is the one in whose words the mail was.
 */
export const confirmAddressChange =
  (ports: Needs) =>
  async (ref: MembershipRef, request: number): Promise<ConfirmAddressChangeOutcome> => {
    if ('courseId' in ref) await adoptEarlierAddressChange(ports)(ref, request);
    return untilSaved(ports, 'the address of a subscriber', () =>
      exchangeOnce(ports, ref.subscriberId, request),
    );
  };

/** One attempt; `stale` where somebody else has written the subscriber or the change meanwhile. */
const exchangeOnce = async (
  ports: Needs,
  id: SubscriberId,
  request: number,
): Promise<ConfirmAddressChangeOutcome | 'stale'> => {
  const { clock, subscribers, addressChanges, suppressions, telemetry } = ports;
  const [change, subscriber] = await Promise.all([addressChanges.load(id), subscribers.load(id)]);
  const published =
    change && (await findPublished(ports)('listId' in change ? change.listId : change.courseId));
  if (!change || !subscriber || !published) return 'no-longer-valid';
  const pending = pendingAddressChange(change, request, clock.now());
  if (!pending) return isDone(change, request) ? 'already-changed' : 'no-longer-valid';

  const { to, at: askedAt } = pending;
  const suppression = await suppressions.find(to.addressHash);
  if (pending.status === 'asked' && (await hasComplained(ports, subscriber))) return 'no-longer-valid';
  // Whoever presses the button agrees now: also who has just erased what was on record of this address.
  if (suppression && !givesWayTo(suppression, clock.now(), published.site.signUp)) return 'stopped';
  const owner = await subscribers.takeAddress(to.addressHash, id);
  if (owner !== id) return makeWay(ports, to.addressHash, owner);
  if ((await exchange(ports, change, to, subscriber)) === 'stale') {
    // Who was erased meanwhile must not keep the new address.
    if (!(await subscribers.load(id))) await subscribers.giveUpAddress(to.addressHash, id);
    return 'stale';
  }
  const by = { kind: 'confirmed-address', requestedAt: askedAt } as const;
  // That one and no later one: they may have themselves erased in this very moment.
  if (suppression) await suppressions.lift(to.addressHash, suppression, { at: clock.now(), by });
  if (!(await suppressions.find(to.addressHash))) await resumeMemberships(ports)(id);
  const exchanged = await addressChanges.load(id);
  if (!exchanged || !pendingAddressChange(exchanged, request, clock.now())) return 'stale';
  if ((await addressChanges.save(finishAddressChange(exchanged))) === 'stale') return 'stale';
  telemetry.count('addressChanged');
  return 'address-changed';
};

/** Writes down that it was agreed to, and then the address itself; each as far as it was not yet. */
const exchange = async (
  { clock, subscribers, addressChanges }: Needs,
  change: AddressChange,
  to: Mailbox,
  subscriber: Subscriber,
): Promise<Saved> => {
  const from = change.standing.status === 'agreed' ? change.standing.from : mailboxOf(subscriber);
  if (from.address === to.address) return 'saved';
  const agreed = agreeToAddressChange(change, from, clock.now());
  if (agreed && (await addressChanges.save(agreed)) === 'stale') return 'stale';
  // What bounced at the old address says nothing about the new one.
  const { transientBounces: _, ...person } = subscriber;
  const moved = withJournalEntry({ ...person, ...to }, { kind: 'address-changed', at: clock.now() });
  if (subscriber.address !== to.address && (await subscribers.save(moved)) === 'stale') return 'stale';
  if (from.addressHash !== to.addressHash) await subscribers.giveUpAddress(from.addressHash, subscriber.id);
  return 'saved';
};

/**
 * Whoever confirmed keeps their address. A sign-up that was only typed into the form gives way: the same mailbox
 * has now agreed to something else, and it is tried once more.
 */
const makeWay = async (
  { subscribers, enrollments, listRequests }: Pick<Ports, 'subscribers' | 'enrollments' | 'listRequests'>,
  address: AddressHash,
  owner: SubscriberId,
): Promise<'stale' | Taken> => {
  const typed = await subscribers.load(owner);
  if (typed?.consent.confirmedAt) return { kind: 'taken', by: owner };
  // Confirmed in this very moment, perhaps: then it is there to be looked at once more.
  if (typed && (await subscribers.remove(typed)) === 'stale') return 'stale';
  for (const enrollment of await enrollments.of(owner)) await enrollments.remove(enrollment);
  for (const asked of await listRequests.of(owner)) await listRequests.remove(asked);
  await subscribers.giveUpAddress(address, owner);
  return 'stale';
};
