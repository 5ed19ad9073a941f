import { admissionOf, type Published } from '../../domain/membership/published.ts';
import { unsubscribedAt } from '../../domain/subscriber/standing.ts';
import type { Subscriber, SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { type BounceWaits, givesWayAt, type Suppression } from '../../domain/subscriber/suppression.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import type { Ports } from '../ports.ts';
import { membershipsOf } from './memberships-of.ts';

/** How somebody for whom a course or a newsletter is over gets it again. */
export type WayBack =
  /** By signing up, at any time: to a course, or to a newsletter by its own form. */
  | { kind: 'sign-up' | 'list-sign-up' }
  /** From their own page: a newsletter needs no further mail. */
  | { kind: 'own-page' }
  /** Mail came back: a sign-up at this address leads to a mail from then on. */
  | { kind: 'sign-up-from'; at: Instant; zone: TimeZone }
  /** Mail was reported as unwanted: by writing to us, and to nobody else. */
  | { kind: 'write' }
  /** Nobody on record any more: whether mail may go to their address can not be told. */
  | { kind: 'unknown' }
  /** Not at all: the course, or the newsletter, takes nobody new, or is over. */
  | { kind: 'closed' }
  | { kind: 'ended' }
  | { kind: 'list-closed' };

/** Somebody, and what stands against their address. */
export type Known = { person: Subscriber; suppression: Suppression | undefined };

type Needs = Pick<Ports, 'clock' | 'subscribers' | 'suppressions'>;

/** Only for whoever holds a link of theirs: it tells what is on record about their address. */
export const wayBack =
  ({ clock, subscribers, suppressions }: Needs) =>
  async (id: SubscriberId, to: Published | undefined): Promise<WayBack> => {
    const person = await subscribers.load(id);
    const known = person && { person, suppression: await suppressions.find(person.addressHash) };
    return wayBackFor(to, known, clock.now());
  };

/** How somebody comes back who has left everything; without a course, to the newsletter that they left last. */
export const wayBackToEverything =
  (ports: Needs & Pick<Ports, 'newsletters' | 'enrollments' | 'subscriptions'>) =>
  async (id: SubscriberId, published: Published | undefined): Promise<WayBack> => {
    const memberships = await membershipsOf(ports)(id);
    const isInNoCourse = memberships.every((membership) => 'listId' in membership);
    const left = memberships
      .flatMap((membership) => {
        const at = unsubscribedAt(membership);
        return 'listId' in membership && at ? [{ listId: membership.listId, at }] : [];
      })
      .sort((a, b) => (a.at < b.at ? -1 : 1));
    const listId = isInNoCourse ? left.at(-1)?.listId : undefined;
    const list = listId && (await ports.newsletters.list(listId));
    return wayBack(ports)(id, list || published);
  };

/** The same once they have been looked up, or nobody was found. */
export const wayBackFor = (to: Published | undefined, known: Known | undefined, now: Instant): WayBack => {
  const admission = to ? admissionOf(to) : 'open';
  if (to && 'list' in to && admission !== 'open') return { kind: 'list-closed' };
  if (!known) return { kind: admission === 'open' ? 'unknown' : admission };
  const { person, suppression } = known;
  const isList = to !== undefined && 'list' in to;
  if (isList && !suppression && person.consent.confirmedAt) return { kind: 'own-page' };
  const freely: WayBack = { kind: isList ? 'list-sign-up' : 'sign-up' };
  if (admission !== 'open') return { kind: admission };
  return suppression && to ? wayPast(suppression, person, to.site.signUp, { now, freely }) : freely;
};

/** How somebody comes back whose address something stands against. */
const wayPast = (
  suppression: Suppression,
  { zone }: Subscriber,
  waits: BounceWaits,
  { now, freely }: { now: Instant; freely: WayBack },
): WayBack => {
  const at = givesWayAt(suppression, waits);
  if (!at) return { kind: 'write' };
  return at <= now ? freely : { kind: 'sign-up-from', at, zone };
};
