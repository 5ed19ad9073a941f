import { agreeToMove, isToldOf, pendingMove, withoutMove } from '../domain/move.ts';
import { type AddressHash, givesWayTo, type SubscriberId } from '../domain/subscriber.ts';
import { changeItem } from './change-item.ts';
import type {
  Clock,
  EnrollmentRef,
  Enrollments,
  SendSoon,
  Subscribers,
  Suppressions,
  Telemetry,
} from './ports.ts';

export type MoveOutcome = 'moved' | 'already-moved' | 'taken' | 'no-longer-valid';

/**
 * A new address agrees: it becomes the subscriber's, and the old one is told. Courses, position and consent stay
 * with the subscriber. Safe to repeat after a crash at any point: what is pending is forgotten last.
 */
export const confirmMove =
  (ports: {
    clock: Clock;
    subscribers: Subscribers;
    enrollments: Enrollments;
    suppressions: Suppressions;
    telemetry: Telemetry;
    deliver: SendSoon;
  }) =>
  async (ref: EnrollmentRef, request: number): Promise<MoveOutcome> => {
    const { clock, subscribers, enrollments, suppressions, telemetry, deliver } = ports;
    const [enrollment, subscriber] = await Promise.all([
      enrollments.load(ref),
      subscribers.load(ref.subscriberId),
    ]);
    if (!enrollment || !subscriber) return 'no-longer-valid';
    const move = pendingMove(enrollment, request, clock.now());
    if (!move) return isToldOf(enrollment, request) ? 'already-moved' : 'no-longer-valid';

    const { to } = move;
    const suppression = await suppressions.find(to.addressHash);
    if (suppression && !givesWayTo(suppression, move.at)) return 'no-longer-valid';
    // What bounced at the old address says nothing about the new one.
    const { transientBounces: _, ...person } = subscriber;
    const { id, address, addressHash } = person;
    const from = move.from ?? { address, addressHash };
    const owner = await subscribers.reserve(to.addressHash, id);
    if (owner !== id)
      return (await makeWay(ports, to.addressHash, owner)) ? confirmMove(ports)(ref, request) : 'taken';
    if (from.address !== to.address) {
      await changeItem(enrollments, ref, (current) => agreeToMove(current, from, clock.now()));
      if (address !== to.address && (await subscribers.save({ ...person, ...to })) === 'stale') {
        // Who was erased meanwhile must not keep the new address.
        if (!(await subscribers.load(id))) await subscribers.release(to.addressHash, id);
        return confirmMove(ports)(ref, request);
      }
      if (from.addressHash !== to.addressHash) await subscribers.release(from.addressHash, id);
    }
    await suppressions.readmit(to.addressHash, move.at);
    await changeItem(enrollments, ref, withoutMove);
    telemetry.count('moved');
    await deliver(ref);
    return 'moved';
  };

/**
 * Whoever confirmed keeps their address. A sign-up that was only typed into the form gives way: the same mailbox
 * has now agreed to something else. False where the address stays with its owner.
 */
const makeWay = async (
  { subscribers, enrollments }: { subscribers: Subscribers; enrollments: Enrollments },
  address: AddressHash,
  owner: SubscriberId,
): Promise<boolean> => {
  const typed = await subscribers.load(owner);
  if (typed?.consent.confirmedAt) return false;
  // Confirmed in this very moment, perhaps: then it is there to be looked at once more.
  if (typed && (await subscribers.remove(typed)) === 'stale') return true;
  for (const enrollment of await enrollments.of(owner)) await enrollments.remove(enrollment);
  await subscribers.release(address, owner);
  return true;
};
