import {
  acceptAddressChange,
  isToldOf,
  pendingAddressChange,
  withoutAddressChange,
} from '../../domain/enrollment/address-change.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { AddressHash } from '../../domain/subscriber/email-address.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { givesWayTo } from '../../domain/subscriber/suppression.ts';
import { changeItem } from '../change-item.ts';
import type { EnrollmentRef, Ports, SendSoon } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';

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
  'clock' | 'random' | 'subscribers' | 'enrollments' | 'suppressions' | 'telemetry'
> & {
  deliver: SendSoon;
};

/**
 * A new address agrees: it becomes the subscriber's, and the old one is told. Courses, position and consent stay
 * with the subscriber. Safe to repeat after a crash at any point: what is pending is forgotten last.
 */
export const confirmAddressChange =
  (ports: Needs) =>
  (ref: EnrollmentRef, request: number): Promise<ConfirmAddressChangeOutcome> =>
    untilSaved(ports, 'the address of a subscriber', () => exchangeOnce(ports, ref, request));

/** One attempt; `stale` where somebody else has written the subscriber meanwhile. */
const exchangeOnce = async (
  ports: Needs,
  ref: EnrollmentRef,
  request: number,
): Promise<ConfirmAddressChangeOutcome | 'stale'> => {
  const { clock, subscribers, enrollments, suppressions, telemetry, deliver } = ports;
  const [enrollment, subscriber] = await Promise.all([
    enrollments.load(ref),
    subscribers.load(ref.subscriberId),
  ]);
  if (!enrollment || !subscriber) return 'no-longer-valid';
  const addressChange = pendingAddressChange(enrollment, request, clock.now());
  if (!addressChange) return isToldOf(enrollment, request) ? 'already-changed' : 'no-longer-valid';

  const { to } = addressChange;
  const suppression = await suppressions.find(to.addressHash);
  // Who has erased what was on record of this address, and presses the button now, agrees now.
  if (suppression && !givesWayTo(suppression, clock.now())) return 'stopped';
  // What bounced at the old address says nothing about the new one.
  const { transientBounces: _, ...person } = subscriber;
  const { id, address, addressHash } = person;
  const from = addressChange.from ?? { address, addressHash };
  const owner = await subscribers.takeAddress(to.addressHash, id);
  if (owner !== id) return makeWay(ports, to.addressHash, owner);
  if (from.address !== to.address) {
    await changeEnrollment(ports, ref, (current) => acceptAddressChange(current, from, clock.now()));
    if (address !== to.address && (await subscribers.save({ ...person, ...to })) === 'stale') {
      // Who was erased meanwhile must not keep the new address.
      if (!(await subscribers.load(id))) await subscribers.giveUpAddress(to.addressHash, id);
      return 'stale';
    }
    if (from.addressHash !== to.addressHash) await subscribers.giveUpAddress(from.addressHash, id);
  }
  // That one and no later one: they may have themselves erased in this very moment.
  if (suppression) await suppressions.readmit(to.addressHash, suppression.at);
  await changeEnrollment(ports, ref, withoutAddressChange);
  telemetry.count('addressChanged');
  await deliver(ref);
  return 'address-changed';
};

const changeEnrollment = (
  ports: Needs,
  ref: EnrollmentRef,
  decide: (enrollment: Enrollment) => Enrollment | undefined,
) => {
  const { enrollments } = ports;
  return changeItem(ports, {
    what: 'an enrollment',
    load: () => enrollments.load(ref),
    save: enrollments.save,
    decide,
  });
};

/**
 * Whoever confirmed keeps their address. A sign-up that was only typed into the form gives way: the same mailbox
 * has now agreed to something else, and it is tried once more.
 */
const makeWay = async (
  { subscribers, enrollments }: Pick<Ports, 'subscribers' | 'enrollments'>,
  address: AddressHash,
  owner: SubscriberId,
): Promise<'stale' | Taken> => {
  const typed = await subscribers.load(owner);
  if (typed?.consent.confirmedAt) return { kind: 'taken', by: owner };
  // Confirmed in this very moment, perhaps: then it is there to be looked at once more.
  if (typed && (await subscribers.remove(typed)) === 'stale') return 'stale';
  for (const enrollment of await enrollments.of(owner)) await enrollments.remove(enrollment);
  await subscribers.giveUpAddress(address, owner);
  return 'stale';
};
