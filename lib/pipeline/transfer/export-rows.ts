import pLimit from 'p-limit';
import type { CourseId } from '../../domain/content/course.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { MemberCursor } from '../../domain/newsletter/issue-record.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Cells } from '../../domain/transfer/parse-row.ts';
import { writeRows } from '../../domain/transfer/write-rows.ts';
import { UnreadableItem } from '../ports/record.ts';
import type { Ports } from '../ports.ts';
import { memoize } from '../send/memoize.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';

type Needs = Pick<
  Ports,
  | 'enrollmentScan'
  | 'enrollments'
  | 'subscribers'
  | 'subscriptions'
  | 'newsletters'
  | 'courses'
  | 'consentTexts'
>;

const concurrency = 32;

/**
 * Everybody in a course, or in all of them and on newsletters alone, as rows of a file, page by page; what cannot be read
 * is counted.
 */
export const exportRows = async function* (
  ports: Needs,
  course?: CourseId,
): AsyncGenerator<{ rows: Cells[]; unreadable: number }> {
  const text = memoize<string | undefined>();
  const textOf = (hash: string) => text(hash, () => ports.consentTexts.find(hash));
  for await (const { found, unreadable } of ports.enrollmentScan.of(course))
    yield rowsOfPage(found, unreadable, (enrollment) =>
      rowsOfOne(ports, enrollment.subscriberId, enrollment, textOf),
    );
  if (!course) for await (const page of rowsOfListsAlone(ports, textOf)) yield page;
};

type TextOf = (hash: string) => Promise<string | undefined>;
type Page = { rows: Cells[]; unreadable: number };

const rowsOfPage = async <Item>(
  found: readonly Item[],
  unreadable: number,
  rowsOf: (item: Item) => Promise<Cells[]>,
): Promise<Page> => {
  const read = await pLimit(concurrency).map(found, (item) => readableRows(() => rowsOf(item)));
  return {
    rows: read.flatMap((rows) => rows ?? []),
    unreadable: unreadable + read.filter((rows) => rows === undefined).length,
  };
};

/** Whoever is in no course, and never was, is found by the lists: each person on the first that they were ever on. */
const rowsOfListsAlone = async function* (ports: Needs, textOf: TextOf): AsyncGenerator<Page> {
  for (const { list } of await ports.newsletters.lists()) {
    let from: MemberCursor | undefined;
    do {
      const { found, unreadable, next } = await ports.subscriptions.page(list.id, from);
      yield rowsOfPage(found, unreadable, async ({ subscriberId }) => {
        const [first] = await subscriptionsOf(ports)(subscriberId);
        if (first?.listId !== list.id) return [];
        if ((await ports.enrollments.of(subscriberId)).length > 0) return [];
        return rowsOfOne(ports, subscriberId, undefined, textOf);
      });
      from = next;
    } while (from);
  }
};

const rowsOfOne = async (
  ports: Needs,
  subscriberId: SubscriberId,
  enrollment: Enrollment | undefined,
  textOf: TextOf,
): Promise<Cells[]> => {
  const [subscriber, subscriptions, published] = await Promise.all([
    ports.subscribers.load(subscriberId),
    subscriptionsOf(ports)(subscriberId),
    enrollment && ports.courses.current(enrollment.courseId),
  ]);
  // Erased while their page was read.
  if (!subscriber) return [];
  const consents = [...(enrollment?.consents ?? []), ...subscriptions.flatMap((each) => each.consents)];
  const hashes = [subscriber.consent, ...consents].map(({ textHash }) => textHash);
  const texts = await Promise.all(hashes.map(async (hash) => [hash, (await textOf(hash)) ?? ''] as const));
  return writeRows({
    subscriber,
    enrollment: enrollment && asPublished(enrollment, published),
    outline: published && outlineOf(published),
    subscriptions,
    texts: new Map(texts),
  });
};

/** One person whose items cannot be read must not keep everybody else out of the file. */
const readableRows = async (read: () => Promise<Cells[]>): Promise<Cells[] | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UnreadableItem) return undefined;
    throw error;
  }
};
