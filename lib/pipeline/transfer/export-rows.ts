import pLimit from 'p-limit';
import type { CourseId } from '../../domain/content/course.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { Cells } from '../../domain/transfer/parse-row.ts';
import { writeRows } from '../../domain/transfer/write-rows.ts';
import { type Ports, UnreadableItem } from '../ports.ts';
import { memoize } from '../send/memoize.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';

type Needs = Pick<
  Ports,
  'enrollmentScan' | 'subscribers' | 'subscriptions' | 'newsletters' | 'courses' | 'consentTexts'
>;

const concurrency = 32;

/** Everybody in a course, or in all of them, as rows of a file, page by page; what cannot be read is counted. */
export const exportRows = async function* (
  ports: Needs,
  course?: CourseId,
): AsyncGenerator<{ rows: Cells[]; unreadable: number }> {
  const text = memoize<string | undefined>();
  const textOf = (hash: string) => text(hash, () => ports.consentTexts.find(hash));
  for await (const { found, unreadable } of ports.enrollmentScan.of(course)) {
    const read = await pLimit(concurrency).map(found, (enrollment) =>
      readableRows(() => rowsOfOne(ports, enrollment, textOf)),
    );
    yield {
      rows: read.flatMap((rows) => rows ?? []),
      unreadable: unreadable + read.filter((rows) => rows === undefined).length,
    };
  }
};

const rowsOfOne = async (
  ports: Needs,
  enrollment: Enrollment,
  textOf: (hash: string) => Promise<string | undefined>,
): Promise<Cells[]> => {
  const { subscriberId, courseId } = enrollment;
  const [subscriber, subscriptions, published] = await Promise.all([
    ports.subscribers.load(subscriberId),
    subscriptionsOf(ports)(subscriberId),
    ports.courses.current(courseId),
  ]);
  // Erased while their page was read.
  if (!subscriber) return [];
  const consents = [enrollment, ...subscriptions].flatMap((each) => each.consents);
  const hashes = [subscriber.consent, ...consents].map(({ textHash }) => textHash);
  const texts = await Promise.all(hashes.map(async (hash) => [hash, (await textOf(hash)) ?? ''] as const));
  return writeRows({
    subscriber,
    enrollment: asPublished(enrollment, published),
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
