import pLimit from 'p-limit';
import * as z from 'zod';
import { type ListId, listId } from '../../domain/content/newsletter.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { memberCursor } from '../../domain/newsletter/issue-record.ts';
import type { Subscription } from '../../domain/newsletter/subscription.ts';
import { isShown, type PersonFilter } from '../../domain/people/person-filter.ts';
import { scanCursor } from '../../domain/reports/books-round.ts';
import type { Subscriber, SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { everybodyOnRecord } from '../everybody-on-record.ts';
import { factsOf } from '../person-facts.ts';
import { UnreadableItem } from '../ports/record.ts';
import type { PersonOnRecord } from '../ports/subscribers.ts';
import type { Ports } from '../ports.ts';
import { cacheCourses } from '../send/cache-courses.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';

/** One person of a list, with everything that they are in, or were. */
export type ListedPerson = {
  subscriber: Subscriber;
  enrollments: readonly Enrollment[];
  subscriptions: readonly Subscription[];
};

/** Where a list goes on: in the record, or on the newsletter that its filter names. */
export const peopleCursor = z.union([
  z.object({ scan: scanCursor }),
  z.object({ list: listId, members: memberCursor }),
]);
export type PeopleCursor = z.infer<typeof peopleCursor>;

export type PeoplePage = {
  found: ListedPerson[];
  unreadable: number;
  /** How many people were looked at for it. */
  looked: number;
  /** `somebody`: one more is known to be there. `unread`: it was broken off, and nobody knows. */
  next?: { kind: 'somebody' | 'unread'; from: PeopleCursor } | undefined;
};

/** How many people a page has at most; after how many that were looked at, or how many reads of the record, it is broken off. */
export type PageSize = { people: number; looks: number; reads: number };

/** A page that is broken off nowhere. */
export const pageOf = (people: number): PageSize => ({
  people,
  looks: Number.POSITIVE_INFINITY,
  reads: Number.POSITIVE_INFINITY,
});

type Needs = Pick<
  Ports,
  'courses' | 'enrollments' | 'newsletters' | 'peopleScan' | 'subscribers' | 'subscriptions'
>;

const concurrency = 32;
/** As much of the record as a page of fifty is mostly in. */
const firstLook = 400;

/**
 * One page of the people on record whom a filter fits, each once. Of a newsletter, its own people are read, and nobody else; for
 * anything else it is the record, from its cursor on. For lists, and never for one person.
 */
export const listPeople =
  (ports: Needs) =>
  async (filter: PersonFilter, size: PageSize, from?: PeopleCursor): Promise<PeoplePage> => {
    const reading = readOnce(ports);
    const found: PersonOnRecord[] = [];
    let [unreadable, looked, reads] = [0, 0, 0];
    const pageSoFar = async (next?: PeoplePage['next']): Promise<PeoplePage> => ({
      found: await withSubscriptions(reading, found),
      unreadable,
      looked,
      next,
    });
    for await (const page of recordPages(reading, filter, from)) {
      looked += page.looked;
      unreadable += page.unreadable;
      for (const person of page.shown) {
        const last = found.at(-1);
        if (last && found.length === size.people)
          return pageSoFar({ kind: 'somebody', from: await page.after(last.subscriber.id) });
        found.push(person);
      }
      reads += page.reads;
      const isEnough = looked >= size.looks || reads >= size.reads;
      if (page.next && isEnough) return pageSoFar({ kind: 'unread', from: page.next });
    }
    return pageSoFar();
  };

/** Everybody whom a filter fits, page by page. Reads all that the filter is about. */
export const everybodyShown = async function* (
  ports: Needs,
  filter: PersonFilter,
): AsyncGenerator<{ found: ListedPerson[]; unreadable: number }> {
  const reading = readOnce(ports);
  if (filter.list === undefined)
    for await (const { found, unreadable } of everybodyOnRecord(reading)) {
      const shown = await thoseShown(reading, found, filter);
      yield { found: await withSubscriptions(reading, shown), unreadable };
    }
  else
    for await (const { shown, unreadable } of recordPages(reading, filter))
      yield { found: await withSubscriptions(reading, shown), unreadable };
};

/** Courses and newsletters are read once for a whole list. */
const readOnce = (ports: Needs): Needs => {
  const lists = ports.newsletters.lists();
  return {
    ...ports,
    courses: cacheCourses(ports.courses),
    newsletters: { ...ports.newsletters, lists: () => lists },
  };
};

const withSubscriptions = (ports: Needs, people: readonly PersonOnRecord[]): Promise<ListedPerson[]> =>
  Promise.all(
    people.map(async (person) => ({
      ...person,
      subscriptions: await subscriptionsOf(ports)(person.subscriber.id),
    })),
  );

type RecordPage = {
  /** Of those that were looked at, whom the filter fits. */
  shown: PersonOnRecord[];
  looked: number;
  /** Of the record; those of a newsletter cost what its people do. */
  reads: 0 | 1;
  unreadable: number;
  next: PeopleCursor | undefined;
  after(id: SubscriberId): Promise<PeopleCursor>;
};

const recordPages = (ports: Needs, filter: PersonFilter, from?: PeopleCursor): AsyncGenerator<RecordPage> => {
  const { list } = filter;
  return list === undefined
    ? pagesOfRecord(ports, filter, from)
    : pagesOfList(ports, listId.parse(list), filter, from);
};

const thoseShown = async (
  ports: Needs,
  people: readonly PersonOnRecord[],
  filter: PersonFilter,
): Promise<PersonOnRecord[]> => {
  const fits = await Promise.all(
    people.map(async (person) => isShown(filter, await factsOf(ports)(person, filter))),
  );
  return people.filter((_, index) => fits[index]);
};

const pagesOfRecord = async function* (
  ports: Needs,
  filter: PersonFilter,
  from: PeopleCursor | undefined,
): AsyncGenerator<RecordPage> {
  const { peopleScan } = ports;
  let at = from && 'scan' in from ? from.scan : undefined;
  let most: number | undefined = firstLook;
  do {
    const { found, unreadable, next } = await peopleScan.page(at, most);
    yield {
      shown: await thoseShown(ports, found, filter),
      looked: found.length + unreadable,
      reads: 1,
      unreadable,
      next: next === undefined ? undefined : { scan: next },
      after: async (id) => ({ scan: await peopleScan.after(id) }),
    };
    [at, most] = [next, undefined];
  } while (at !== undefined);
};

const pagesOfList = async function* (
  ports: Needs,
  list: ListId,
  filter: PersonFilter,
  from: PeopleCursor | undefined,
): AsyncGenerator<RecordPage> {
  const { subscriptions } = ports;
  let at = from && 'members' in from && from.list === list ? from.members : undefined;
  do {
    const { found, unreadable, next } = await subscriptions.page(list, at);
    const read = await pLimit(concurrency).map(found, ({ subscriberId }) =>
      memberShown(ports, subscriberId, filter),
    );
    yield {
      shown: read.filter((person) => typeof person === 'object'),
      looked: found.length + unreadable,
      reads: 0,
      unreadable: unreadable + read.filter((person) => person === 'unreadable').length,
      next: next === undefined ? undefined : { list, members: next },
      after: async (subscriberId) => ({
        list,
        members: await subscriptions.after({ subscriberId, listId: list }),
      }),
    };
    at = next;
  } while (at !== undefined);
};

/** Undefined for whom the filter leaves out, and for whom is no longer on record. */
const memberShown = async (
  ports: Needs,
  id: SubscriberId,
  filter: PersonFilter,
): Promise<PersonOnRecord | 'unreadable' | undefined> => {
  try {
    const [subscriber, enrollments] = await Promise.all([
      ports.subscribers.load(id),
      ports.enrollments.of(id),
    ]);
    const person = subscriber && { subscriber, enrollments };
    return person && isShown(filter, await factsOf(ports)(person, filter)) ? person : undefined;
  } catch (error) {
    if (error instanceof UnreadableItem) return 'unreadable';
    throw error;
  }
};
