import type { CourseId } from '../../domain/content/course.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { allConsents, type Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { Cells } from '../../domain/transfer/parse-row.ts';
import { type InCourse, writeRows } from '../../domain/transfer/write-rows.ts';
import { everybodyOnRecord } from '../everybody-on-record.ts';
import { memoize } from '../memoize.ts';
import { UnreadableItem } from '../ports/record.ts';
import type { PersonOnRecord } from '../ports/subscribers.ts';
import type { Ports } from '../ports.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';

type Needs = Pick<Ports, 'peopleScan' | 'subscriptions' | 'newsletters' | 'courses' | 'consentTexts'>;

/**
 * Everybody in a course, or in all of them and on newsletters alone, as rows of a file, page by page; what cannot be read
 * is counted.
 */
export const exportRows = async function* (
  given: Needs,
  course?: CourseId,
): AsyncGenerator<{ rows: Cells[]; unreadable: number }> {
  const lists = await given.newsletters.lists();
  const ports = { ...given, newsletters: { ...given.newsletters, lists: async () => lists } };
  const text = memoize<string | undefined>();
  const textOf = (hash: string) => text(hash, () => ports.consentTexts.find(hash));
  for await (const { found, unreadable } of everybodyOnRecord(ports)) {
    const read = await Promise.all(
      found.map((person) => readableRows(() => rowsOfPerson(ports, person, course, textOf))),
    );
    yield {
      rows: read.flatMap((rows) => rows ?? []),
      unreadable: unreadable + read.filter((rows) => rows === undefined).length,
    };
  }
};

type TextOf = (hash: string) => Promise<string | undefined>;

/** Without a course to which the file is limited, somebody who is in none, and never was, has rows for newsletters alone. */
const rowsOfPerson = async (
  ports: Needs,
  { subscriber, enrollments }: PersonOnRecord,
  course: CourseId | undefined,
  textOf: TextOf,
): Promise<Cells[]> => {
  const of = course === undefined ? enrollments : enrollments.filter(({ courseId }) => courseId === course);
  const isOnListsAlone = course === undefined && enrollments.length === 0;
  if (of.length === 0 && !isOnListsAlone) return [];
  const subscriptions = await subscriptionsOf(ports)(subscriber.id);
  const consents = [...of.flatMap(allConsents), ...subscriptions.flatMap((each) => each.consents)];
  const hashes = [subscriber.consent, ...consents].map(({ textHash }) => textHash);
  const [courses, texts] = await Promise.all([
    Promise.all(of.map((enrollment) => inCourse(ports, enrollment))),
    Promise.all(hashes.map(async (hash) => [hash, (await textOf(hash)) ?? ''] as const)),
  ]);
  return writeRows({ subscriber, courses, subscriptions, texts: new Map(texts) });
};

const inCourse = async ({ courses }: Needs, enrollment: Enrollment): Promise<InCourse> => {
  const published = await courses.current(enrollment.courseId);
  return {
    enrollment: asPublished(enrollment, published),
    outline: published && outlineOf(published),
  };
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
