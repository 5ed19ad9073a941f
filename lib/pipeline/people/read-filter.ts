import type * as z from 'zod';
import { courseId } from '../../domain/content/course.ts';
import { listId, type Segment, segmentSchema } from '../../domain/content/newsletter.ts';
import type { PersonFilter } from '../../domain/people/person-filter.ts';
import type { Ports } from '../ports.ts';

/** A filter as options or fields of a form have it: the parts of a segment as text, a segment by its name, or both. */
export type AskedFilter = Readonly<Partial<Record<keyof Segment, string | readonly string[] | undefined>>> & {
  /** `<newsletter>/<segment>` */
  segment?: string | undefined;
  name?: string | undefined;
};

export type FilterReading =
  | { kind: 'filter'; filter: PersonFilter }
  /** `part`: which of them cannot be read, or means nothing on this stage. */
  | { kind: 'unreadable'; part: keyof AskedFilter; because: string };

type Needs = Pick<Ports, 'courses' | 'newsletters'>;

/**
 * Whom somebody asks for: one language for commands, pages and list.yaml. What cannot be read, or names what is not there, is said:
 * it would show nobody, or everybody, and look like an answer.
 */
export const readFilter =
  (ports: Needs) =>
  async ({ segment, name, ...parts }: AskedFilter): Promise<FilterReading> => {
    const defined = segment === undefined ? {} : await segmentCalled(ports, segment);
    if (!defined)
      return unreadable('segment', `there is no segment ${segment} here; name <newsletter>/<segment>`);
    const own = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
    const twice = segmentParts.find((part) => own[part] !== undefined && defined[part] !== undefined);
    if (twice) return unreadable(twice, `the segment ${segment} says that already; leave one of them out`);
    const all = { ...defined, ...own };
    if (Object.keys(all).length === 0) return { kind: 'filter', filter: { name } };
    const read = segmentSchema.safeParse(all);
    if (!read.success) return unreadableOf(read.error.issues);
    return (await notThere(ports, read.data)) ?? { kind: 'filter', filter: { ...read.data, name } };
  };

const segmentParts = segmentSchema.unwrap().keyof().options;

const unreadable = (part: keyof AskedFilter, because: string): FilterReading => ({
  kind: 'unreadable',
  part,
  because,
});

const unreadableOf = ([issue]: readonly z.core.$ZodIssue[]): FilterReading => {
  const part = segmentParts.find((each) => each === issue?.path[0]) ?? 'segment';
  // One or a list: as a list it says what is wrong with which.
  const inner = issue?.code === 'invalid_union' ? issue.errors[0]?.[0] : undefined;
  return unreadable(part, inner?.message ?? issue?.message ?? 'it cannot be read');
};

const segmentCalled = async ({ newsletters }: Needs, called: string): Promise<Segment | undefined> => {
  const [list, name, ...more] = called.split('/');
  const id = listId.safeParse(list);
  const published = id.success && more.length === 0 ? await newsletters.list(id.data) : undefined;
  return Object.entries(published?.list.segments ?? {}).find(([one]) => one === name)?.[1];
};

const notThere = async (
  { courses, newsletters }: Needs,
  { course, list, had, notHad }: Segment,
): Promise<FilterReading | undefined> => {
  if (list !== undefined && !(await newsletters.list(listId.parse(list))))
    return unreadable('list', `there is no newsletter ${list} on this stage`);
  if (course === undefined) return undefined;
  const published = await courses.current(courseId.parse(course));
  if (!published) return unreadable('course', `there is no course ${course} on this stage`);
  const lessons = new Set<string>([
    ...published.lessons.map(({ id }) => id),
    ...Object.keys(published.history?.retired ?? {}),
    'closing',
  ]);
  const isUnknown = (lesson: string | undefined) => lesson !== undefined && !lessons.has(lesson);
  if (isUnknown(had)) return unreadable('had', `the course ${course} has no lesson ${had}`);
  return isUnknown(notHad) ? unreadable('notHad', `the course ${course} has no lesson ${notHad}`) : undefined;
};
