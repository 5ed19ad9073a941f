import {
  acceptAddressChange,
  isToldOf,
  pendingAddressChange,
  withoutAddressChange,
} from '../../domain/enrollment/address-change.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { AddressHash } from '../../domain/subscriber/email-address.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { type BounceWaits, givesWayTo } from '../../domain/subscriber/suppression.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { changeItem } from '../change-item.ts';
import type { EnrollmentRef, Ports, SendSoon } from '../ports.ts';
import { readmit } from '../readmit.ts';
import { untilSaved } from '../until-saved.ts';
import { resumeMemberships } from './resume-memberships.ts';

export type ConfirmAddressChangeOutcome = 'address-changed' | 'already-changed' | 'taken' | 'no-longer-valid';

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'courses'
  | 'subscribers'
  | 'enrollments'
  | 'subscriptions'
  | 'newsletters'
  | 'issueRecords'
  | 'issueDeliveries'
  | 'suppressions'
  | 'telemetry'
> & {
  deliver: SendSoon;
};

/**
 * A new address agrees: it becomes the subscriber's, and the old one is told. Courses, position and consent stay
 * with the subscriber, and what ended because mail to the old address came back goes on; the old address stays one that is
 * not mailed. Safe to repeat after a crash at any point: what is pending is forgotten last.
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
  const { clock, courses, subscribers, enrollments, telemetry, deliver } = ports;
  const [enrollment, subscriber, published] = await Promise.all([
    enrollments.load(ref),
    subscribers.load(ref.subscriberId),
    courses.current(ref.courseId),
  ]);
  if (!enrollment || !subscriber || !published) return 'no-longer-valid';
  const addressChange = pendingAddressChange(enrollment, request, clock.now());
  if (!addressChange) return isToldOf(enrollment, request) ? 'already-changed' : 'no-longer-valid';

  const { to, at: askedAt } = addressChange;
  const waits = published.site.signUp;
  if (await refusesMail(ports, to.addressHash, askedAt, waits)) return 'no-longer-valid';
  // What bounced at the old address says nothing about the new one.
  const { transientBounces: _, ...person } = subscriber;
  const { id, address, addressHash } = person;
  const from = addressChange.from ?? { address, addressHash };
  const owner = await subscribers.takeAddress(to.addressHash, id);
  if (owner !== id) return (await makeWay(ports, to.addressHash, owner)) ? 'stale' : 'taken';
  if (from.address !== to.address) {
    await changeEnrollment(ports, ref, (current) => acceptAddressChange(current, from, clock.now()));
    if (address !== to.address && (await subscribers.save({ ...person, ...to })) === 'stale') {
      // Who was erased meanwhile must not keep the new address.
      if (!(await subscribers.load(id))) await subscribers.giveUpAddress(to.addressHash, id);
      return 'stale';
    }
    if (from.addressHash !== to.addressHash) await subscribers.giveUpAddress(from.addressHash, id);
  }
  const by = { kind: 'confirmed-address', requestedAt: askedAt } as const;
  if ((await readmit(ports)(to.addressHash, { askedAt, by }, waits)) === 'free')
    await resumeMemberships(ports)(ref.subscriberId);
  await changeEnrollment(ports, ref, withoutAddressChange);
  telemetry.count('addressChanged');
  await deliver(ref);
  return 'address-changed';
};

const refusesMail = async (
  { suppressions }: Needs,
  address: AddressHash,
  askedAt: Instant,
  waits: BounceWaits,
): Promise<boolean> => {
  const suppression = await suppressions.find(address);
  return suppression !== undefined && !givesWayTo(suppression, askedAt, waits);
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
 * has now agreed to something else. False where the address stays with its owner.
 */
const makeWay = async (
  { subscribers, enrollments }: Pick<Ports, 'subscribers' | 'enrollments'>,
  address: AddressHash,
  owner: SubscriberId,
): Promise<boolean> => {
  const typed = await subscribers.load(owner);
  if (typed?.consent.confirmedAt) return false;
  // Confirmed in this very moment, perhaps: then it is there to be looked at once more.
  if (typed && (await subscribers.remove(typed)) === 'stale') return true;
  for (const enrollment of await enrollments.of(owner)) await enrollments.remove(enrollment);
  await subscribers.giveUpAddress(address, owner);
  return true;
};
