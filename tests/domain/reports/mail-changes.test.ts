import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LessonId, lessonId } from '../../../lib/domain/content/lesson.ts';
import { historyWith } from '../../../lib/domain/content/published/course-history.ts';
import type { CourseMail } from '../../../lib/domain/delivery/delivery-key.ts';
import { type CourseWords, mailChanges } from '../../../lib/domain/reports/mail-changes.ts';
import { courseWith } from '../../fixtures/people.ts';

const saying = (...mails: [CourseMail, string][]): CourseWords =>
  new Map(mails.map(([mail, web]) => [mail, { subject: 'Bread', preview: 'All of it', web }]));

const id = (name: string) => lessonId.parse(name);
const [flour, water, salt, oven] = [id('flour'), id('water'), id('salt'), id('oven')];
const course = saying([flour, 'Flour.'], [water, 'Water.'], [salt, 'Salt.'], ['closing', 'Goodbye.']);
const renamed = (from: string, to: LessonId) =>
  historyWith(courseWith([from]), [{ id: to, was: [id(from)] }]);

describe('what becomes of the mails of a course', () => {
  it('is nothing where they say the same in the same order', () => {
    expect(mailChanges(course, new Map(course), undefined)).toEqual([]);
  });

  it('names each that is added, changed or withdrawn, in the order that the course is to have', () => {
    const after = saying([flour, 'More flour.'], [oven, 'Oven.'], [salt, 'Salt.'], ['closing', 'Farewell.']);
    expect(mailChanges(course, after, undefined)).toEqual([
      { mail: 'flour', how: ['changed'] },
      { mail: 'oven', how: ['added'] },
      { mail: 'closing', how: ['changed'] },
      { mail: 'water', how: ['withdrawn'] },
    ]);
  });

  it('is a move of as few lessons as explain the new order', () => {
    const after = saying([salt, 'Salt.'], [flour, 'Flour.'], [water, 'Water.'], ['closing', 'Goodbye.']);
    expect(mailChanges(course, after, undefined)).toEqual([{ mail: 'salt', how: ['moved'] }]);
  });

  it('knows a renamed lesson for the one that it was, whatever else has changed in it', () => {
    const after = saying([water, 'Water.'], [salt, 'Salt.'], [oven, 'Hot flour.'], ['closing', 'Goodbye.']);
    expect(mailChanges(course, after, renamed('flour', oven))).toEqual([
      { mail: 'oven', was: 'flour', how: ['renamed', 'moved', 'changed'] },
    ]);
  });

  it('sees another subject and another preview', () => {
    const after = new Map(course).set(water, { subject: 'Wet', preview: 'All of it', web: 'Water.' });
    after.set(salt, { subject: 'Bread', preview: 'A pinch', web: 'Salt.' });
    expect(mailChanges(course, after, undefined)).toEqual([
      { mail: 'water', how: ['changed'] },
      { mail: 'salt', how: ['changed'] },
    ]);
  });

  it('leaves in place all but the lessons that it names, for any order', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const inAnyOrder = fc.shuffledSubarray(names, { minLength: names.length });
    fc.assert(
      fc.property(inAnyOrder, (order) => {
        const words = (ids: readonly string[]) =>
          saying(...ids.map((name): [LessonId, string] => [id(name), name]));
        const moved = mailChanges(words(names), words(order), undefined).map(({ mail }) => String(mail));
        const stayed = (ids: readonly string[]) => ids.filter((name) => !moved.includes(name));
        expect(stayed(order)).toEqual(stayed(names));
        expect(moved.length).toBeLessThan(names.length);
      }),
    );
  });
});
