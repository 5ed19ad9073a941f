import type { ListId } from '../../domain/content/newsletter.ts';
import { admissionOf, type PublishedCourse } from '../../domain/content/published-course.ts';
import { letsIn } from '../../domain/newsletter/published-issue.ts';
import type { Subscriber, SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { type BounceWaits, givesWayAt } from '../../domain/subscriber/suppression.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import type { Ports } from '../ports.ts';

/** How somebody for whom a course or a newsletter is over gets it again. */
export type WayBack =
  /** By signing up, at any time. */
  | { kind: 'sign-up' }
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

type Needs = Pick<Ports, 'clock' | 'newsletters' | 'subscribers' | 'suppressions'>;

/** Only for whoever holds a link of theirs: it tells what is on record about their address. */
export const wayBack =
  (ports: Needs) =>
  async (
    id: SubscriberId,
    { published, listId }: { published: PublishedCourse | undefined; listId?: ListId | undefined },
  ): Promise<WayBack> => {
    const { newsletters, subscribers } = ports;
    const list = listId && (await newsletters.list(listId));
    if (listId && !(list && letsIn(list))) return { kind: 'list-closed' };
    const admission = !listId && published ? admissionOf(published) : 'open';
    if (admission !== 'open') return { kind: admission };
    const person = await subscribers.load(id);
    if (!person) return { kind: 'unknown' };
    const site = list?.site ?? published?.site;
    const kept = site && (await keptAway(ports, person, site.signUp));
    return kept ?? { kind: listId ? 'own-page' : 'sign-up' };
  };

/** How somebody comes back whose address something stands against; undefined where nothing does. */
const keptAway = async (
  { clock, suppressions }: Needs,
  { addressHash, zone }: Subscriber,
  waits: BounceWaits,
): Promise<WayBack | undefined> => {
  const suppression = await suppressions.find(addressHash);
  if (!suppression) return undefined;
  const at = givesWayAt(suppression, waits);
  if (!at) return { kind: 'write' };
  return at <= clock.now() ? { kind: 'sign-up' } : { kind: 'sign-up-from', at, zone };
};
