import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LessonId, lessonId } from '../../../../lib/domain/content/lesson.ts';
import {
  emptyHistory,
  historyWith,
  isSameHistory,
  namesOf,
  nameToday,
  takenNames,
} from '../../../../lib/domain/content/published/course-history.ts';
import type { PublishedCourse } from '../../../../lib/domain/content/published/published-course.ts';
import { courseWith } from '../../../fixtures/people.ts';

const [a, b, c, d] = [lessonId.parse('a'), lessonId.parse('b'), lessonId.parse('c'), lessonId.parse('d')];
const lesson = (id: LessonId, ...was: LessonId[]) => (was.length > 0 ? { id, was } : { id });

/** Publishes one state of a course after the other. */
const published = (...states: { id: LessonId; was?: LessonId[] }[][]): PublishedCourse | undefined =>
  states.reduce<PublishedCourse | undefined>(
    (before, lessons) => ({
      ...courseWith(lessons.map(({ id }) => id)),
      history: historyWith(before, lessons),
    }),
    undefined,
  );

const historyOf = (...states: Parameters<typeof published>) => published(...states)?.history;

describe('the history of a course', () => {
  it('is empty while lessons are only added and moved', () => {
    expect(historyOf([lesson(a)], [lesson(b), lesson(a)])).toEqual(emptyHistory);
  });

  it('knows a lesson by the name that it had before', () => {
    expect(nameToday(a, historyOf([lesson(a)], [lesson(b, a)]))).toBe(b);
  });

  it('remembers that when `was:` is taken out again, and through further names', () => {
    expect(nameToday(a, historyOf([lesson(a)], [lesson(b, a)], [lesson(b)]))).toBe(b);
    const twice = historyOf([lesson(a)], [lesson(b, a)], [lesson(c, b)], [lesson(c)]);
    expect([nameToday(a, twice), nameToday(b, twice)]).toEqual([c, c]);
    expect(namesOf(b, twice).sort()).toEqual([a, b, c]);
    expect(namesOf(b, twice)[0]).toBe(c);
  });

  it('lets a lesson have its first name back', () => {
    const back = historyOf([lesson(a)], [lesson(b, a)], [lesson(a, b)]);
    expect([nameToday(a, back), nameToday(b, back)]).toEqual([a, a]);
  });

  it('knows lessons that are no more, until they are named as the former name of one, or come back', () => {
    const gone = [[lesson(a), lesson(b)], [lesson(b)], [lesson(b)]];
    expect(Object.keys(historyOf(...gone)?.retired ?? {})).toEqual([a]);
    expect(historyOf(...gone, [lesson(b), lesson(c, a)])?.retired).toEqual({});
    expect(historyOf(...gone, [lesson(a), lesson(b)])?.retired).toEqual({});
  });

  it('refuses a name that another lesson had before, unless it says that it is that lesson', () => {
    const renamed = published([lesson(a)], [lesson(b, a)]);
    expect(takenNames(renamed, [lesson(b), lesson(a)])).toEqual([{ lesson: a, of: b }]);
    expect(takenNames(renamed, [lesson(a, b)])).toEqual([]);
    expect(takenNames(renamed, [lesson(b), lesson(d)])).toEqual([]);
  });

  it('says the same in whatever order it was stored', () => {
    const renamed = { [a]: b, [c]: d };
    expect(isSameHistory({ renamed, retired: {} }, { renamed: { [c]: d, [a]: b }, retired: {} })).toBe(true);
    expect(isSameHistory({ renamed, retired: {} }, undefined)).toBe(false);
  });

  it('leads from every name a lesson ever had to the one that it has', () => {
    // Each step gives one of three lessons a fresh name, and keeps or drops the `was:` of the others.
    const steps = fc.array(fc.tuple(fc.nat(2), fc.boolean()), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(steps, (renamings) => {
        const names = [[a], [b], [c]];
        let course = published(names.map(([id = a]) => lesson(id)));
        renamings.forEach(([which, keepsWas], number) => {
          const [before = a] = names[which] ?? [];
          names[which]?.unshift(lessonId.parse(`name-${number}`));
          const lessons = names.map(([id = a, ...was], index) => {
            if (index === which) return lesson(id, before);
            return keepsWas ? lesson(id, ...was) : lesson(id);
          });
          course = { ...courseWith(lessons.map(({ id }) => id)), history: historyWith(course, lessons) };
        });
        for (const [today, ...was] of names)
          for (const name of was) expect(nameToday(name, course?.history)).toBe(today);
      }),
    );
  });
});
