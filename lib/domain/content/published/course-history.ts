import type { LessonId } from '../lesson.ts';
import type { Lesson } from '../lesson-file.ts';
import type { CourseHistory, PublishedCourse } from './published-course.ts';

/** What the history of a course is made from: the lessons that it is to have. */
type Lessons = readonly Pick<Lesson, 'id' | 'was'>[];

export const emptyHistory: CourseHistory = { renamed: {}, retired: {} };

/** Entries of a record, typed by their keys. */
const entriesOf = <Value>(record: Partial<Record<LessonId, Value>>): [LessonId, Value][] =>
  // Object.entries widens keys to string; the schema has checked them.
  Object.entries(record) as [LessonId, Value][];

/** The name that a lesson has now, by each that it had before. */
const renamedIn = (lessons: Lessons): Map<LessonId, LessonId> =>
  new Map(lessons.flatMap(({ id, was = [] }) => was.map((before) => [before, id] as const)));

/**
 * The history of a course once these lessons are published. A name that was given up once is remembered for good, also
 * when its `was:` is taken out of the file and when the lesson is renamed again: people carry it in their ledgers until
 * they are next looked at.
 */
export const historyWith = (published: PublishedCourse | undefined, lessons: Lessons): CourseHistory => {
  const { renamed, retired } = published?.history ?? emptyHistory;
  const now = renamedIn(lessons);
  const names = new Set(lessons.map(({ id }) => id));
  const remembered = entriesOf(renamed).map(
    ([before, then]) => [before, (names.has(then) ? undefined : now.get(then)) ?? then] as const,
  );
  const dropped = (published?.lessons ?? []).map(({ id }) => [id, published?.version] as const);
  const isGone = (id: LessonId) => !names.has(id) && !now.has(id);
  return {
    renamed: Object.fromEntries([...remembered, ...now].filter(([before]) => !names.has(before))),
    retired: Object.fromEntries(
      [...entriesOf(retired), ...dropped].flatMap(([id, version]) =>
        version && isGone(id) ? [[id, version] as const] : [],
      ),
    ),
  };
};

/** Whether two histories say the same, in whatever order. */
export const isSameHistory = (
  one: CourseHistory = emptyHistory,
  other: CourseHistory = emptyHistory,
): boolean => {
  const inOrder = ({ renamed, retired }: CourseHistory) =>
    JSON.stringify([renamed, retired].map((record) => Object.entries(record).sort()));
  return inOrder(one) === inOrder(other);
};

/**
 * Lessons that have a name which another one had before, without saying that they are that one: whoever got the other
 * by this name would be taken to have got this one.
 */
export const takenNames = (
  published: PublishedCourse | undefined,
  lessons: Lessons,
): { lesson: LessonId; of: LessonId }[] => {
  const { renamed } = published?.history ?? emptyHistory;
  return lessons.flatMap(({ id, was = [] }) => {
    const of = renamed[id];
    return of !== undefined && !was.includes(of) ? [{ lesson: id, of }] : [];
  });
};

/** The name that a lesson has now, and after it those that it had before. */
export const namesOf = (id: LessonId, history: CourseHistory = emptyHistory): [LessonId, ...LessonId[]] => {
  const today = nameToday(id, history);
  return [today, ...entriesOf(history.renamed).flatMap(([before, now]) => (now === today ? before : []))];
};

/** The name that a lesson has now. */
export const nameToday = (id: LessonId, history: CourseHistory | undefined): LessonId =>
  history?.renamed[id] ?? id;
