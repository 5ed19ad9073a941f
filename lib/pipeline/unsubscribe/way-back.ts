import type { ListId } from '../../domain/content/newsletter.ts';
import { admissionOf, type PublishedCourse } from '../../domain/content/published/published-course.ts';
import { letsIn, type PublishedList } from '../../domain/newsletter/published-issue.ts';
import { unsubscribedAt } from '../../domain/subscriber/standing.ts';
import type { Subscriber, SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { type BounceWaits, givesWayAt, type Suppression } from '../../domain/subscriber/suppression.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import type { Ports } from '../ports.ts';
import { membershipsOf } from './memberships-of.ts';

/** How somebody for whom a course or a newsletter is over gets it again. */
export type WayBack =
  /** By signing up, at any time. */
  | { kind: 'sign-up' }
  /** From their own page: a newsletter needs no further mail. */
  | { kind: 'own-page' }
  /** Mail came back: a sign-up at this address leads to a mail from then on. */
  | { kind: 'sign-up-from'; at: Instant; zone: TimeZone }
  /** Mail came back, and nobody can sign up: by way of another address, from their own page. */
  | { kind: 'other-address' }
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

type Needs = Pick<Ports, 'clock' | 'newsletters' | 'subscribers' | 'suppressions'>;

/** Only for whoever holds a link of theirs: it tells what is on record about their address. */
export const wayBack =
  ({ clock, newsletters, subscribers, suppressions }: Needs) =>
  async (
    id: SubscriberId,
    { published, listId }: { published: PublishedCourse | undefined; listId?: ListId | undefined },
  ): Promise<WayBack> => {
    const list = listId && (await newsletters.list(listId));
    if (listId && !(list && letsIn(list))) return { kind: 'list-closed' };
    const person = await subscribers.load(id);
    const known = person && { person, suppression: await suppressions.find(person.addressHash) };
    return wayBackFor({ published, list }, known, clock.now());
  };

/** How somebody comes back who has left everything; without a course, to the newsletter that they left last. */
export const wayBackToEverything =
  (ports: Needs & Pick<Ports, 'enrollments' | 'subscriptions'>) =>
  async (id: SubscriberId, published: PublishedCourse | undefined): Promise<WayBack> => {
    const memberships = await membershipsOf(ports)(id);
    const isInNoCourse = memberships.every((membership) => 'listId' in membership);
    const left = memberships
      .flatMap((membership) => {
        const at = unsubscribedAt(membership);
        return 'listId' in membership && at ? [{ listId: membership.listId, at }] : [];
      })
      .sort((a, b) => (a.at < b.at ? -1 : 1));
    const listId = isInNoCourse ? left.at(-1)?.listId : undefined;
    return wayBack(ports)(id, { published, listId });
  };

/** The same once they have been looked up, or nobody was found; `list` lets somebody new in. */
export const wayBackFor = (
  { published, list }: { published: PublishedCourse | undefined; list?: PublishedList | undefined },
  known: Known | undefined,
  now: Instant,
): WayBack => {
  const admission = published ? admissionOf(published) : 'open';
  if (!known) return { kind: list || admission === 'open' ? 'unknown' : admission };
  const { person, suppression } = known;
  const hasOwnPage = list !== undefined && person.consent.confirmedAt !== undefined;
  if (hasOwnPage && !suppression) return { kind: 'own-page' };
  const site = list?.site ?? published?.site;
  const way: WayBack =
    suppression && site ? wayPast(suppression, person, site.signUp, now) : { kind: 'sign-up' };
  if (admission === 'open' || (list && way.kind === 'write')) return way;
  // One signs up to a newsletter by the form of the course.
  return hasOwnPage ? { kind: 'other-address' } : { kind: admission };
};

/** How somebody comes back whose address something stands against. */
const wayPast = (
  suppression: Suppression,
  { zone }: Subscriber,
  waits: BounceWaits,
  now: Instant,
): WayBack => {
  const at = givesWayAt(suppression, waits);
  if (!at) return { kind: 'write' };
  return at <= now ? { kind: 'sign-up' } : { kind: 'sign-up-from', at, zone };
};
