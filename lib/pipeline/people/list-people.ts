import pLimit from 'p-limit';
import * as z from 'zod';
import { listId } from '../../domain/content/newsletter.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { memberCursor } from '../../domain/newsletter/issue-record.ts';
import type { Subscription } from '../../domain/newsletter/subscription.ts';
import { isShown, type PersonFilter } from '../../domain/people/person-filter.ts';
import { scanCursor } from '../../domain/reports/books-round.ts';
import type { Subscriber } from '../../domain/subscriber/subscriber.ts';
import { personFacts } from '../person-facts.ts';
import { type MembershipRef, type Ports, UnreadableItem } from '../ports.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';

/** One person of a list, with everything that they are in, or were. */
export type ListedPerson = {
  subscriber: Subscriber;
  enrollments: readonly Enrollment[];
  subscriptions: readonly Subscription[];
};

/** Where a list goes on: in the courses, or on a newsletter, after the item of the inner cursor. */
export const peopleCursor = z.object({
  list: listId.optional(),
  members: memberCursor.optional(),
  scan: scanCursor.optional(),
});
export type PeopleCursor = z.infer<typeof peopleCursor>;

export type PeoplePage = { found: ListedPerson[]; unreadable: number; next?: PeopleCursor | undefined };

type Needs = Pick<
  Ports,
  'courses' | 'enrollments' | 'enrollmentScan' | 'newsletters' | 'subscribers' | 'subscriptions'
>;

const concurrency = 32;
const whole = { sweeper: 0, of: 1 };

/**
 * One page of everybody who is, or was, in a course or on a newsletter: first the courses, then each newsletter, each person
 * once. A page may hold nobody and still have a next: it is a page of the record, of which the filter keeps some. For lists, and
 * never for one person.
 */
export const listPeople =
  (ports: Needs) =>
  async (filter: PersonFilter, from: PeopleCursor = {}): Promise<PeoplePage> => {
    const lists = (await ports.newsletters.lists()).map(({ list }) => list.id);
    const { refs, unreadable, next } = await pageOf(ports, from, lists);
    const read = await pLimit(concurrency).map(refs, (ref) => personOf(ports, ref, filter));
    const found = read.filter((person) => typeof person === 'object');
    const broken = read.filter((person) => person === 'unreadable').length;
    return { found, unreadable: unreadable + broken, next };
  };

type RecordPage = { refs: MembershipRef[]; unreadable: number; next: PeopleCursor | undefined };

const pageOf = async (
  { enrollmentScan, subscriptions }: Needs,
  { list, members, scan }: PeopleCursor,
  lists: readonly PeopleCursor['list'][],
): Promise<RecordPage> => {
  if (list === undefined) {
    const page = await enrollmentScan.page(whole, scan);
    const [first] = lists;
    const after = first === undefined ? undefined : { list: first };
    return {
      refs: page.found,
      unreadable: page.unreadable,
      next: page.next === undefined ? after : { scan: page.next },
    };
  }
  const page = await subscriptions.page(list, members);
  const following = lists[lists.indexOf(list) + 1];
  const after = following === undefined ? undefined : { list: following };
  return {
    refs: page.found,
    unreadable: page.unreadable,
    next: page.next === undefined ? after : { list, members: page.next },
  };
};

/** Undefined for whom the filter leaves out, and for whom another of their memberships shows. */
const personOf = async (
  ports: Needs,
  ref: MembershipRef,
  filter: PersonFilter,
): Promise<ListedPerson | 'unreadable' | undefined> => {
  const { subscriberId: id } = ref;
  try {
    const facts = await personFacts(ports)(id, filter);
    if (!facts || !isShown(filter, facts)) return undefined;
    const [enrollments, subscriptions] = await Promise.all([
      ports.enrollments.of(id),
      subscriptionsOf(ports)(id),
    ]);
    const isFirst =
      'courseId' in ref
        ? enrollments[0]?.courseId === ref.courseId
        : enrollments.length === 0 && subscriptions[0]?.listId === ref.listId;
    return isFirst ? { subscriber: facts.subscriber, enrollments, subscriptions } : undefined;
  } catch (error) {
    if (error instanceof UnreadableItem) return 'unreadable';
    throw error;
  }
};

/** Everybody, page by page. */
export const everybodyShown = async function* (
  ports: Needs,
  filter: PersonFilter,
): AsyncGenerator<PeoplePage> {
  let from: PeopleCursor | undefined;
  do {
    const page = await listPeople(ports)(filter, from);
    yield page;
    from = page.next;
  } while (from !== undefined);
};
