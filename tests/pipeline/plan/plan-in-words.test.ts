import { describe, expect, it } from 'vitest';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { nobody } from '../../../lib/domain/reports/reach.ts';
import type { CoursePlan } from '../../../lib/pipeline/plan/plan-course.ts';
import { planInWords, warningInWords } from '../../../lib/pipeline/plan/plan-in-words.ts';
import { theCourse } from '../../fixtures/people.ts';

const [salt, water, flour] = [lessonId.parse('salt'), lessonId.parse('water'), lessonId.parse('flour')];

const course: CoursePlan = {
  course: theCourse,
  kind: 'changed',
  lessons: 3,
  mails: [],
  extraMails: 0,
  people: { active: 40, pending: 3, completed: 9 },
  next: [],
  hours: { now: {}, planned: {} },
  unreadable: 0,
};

const linesOf = (plan: Partial<CoursePlan>) =>
  planInWords({
    kind: 'planned',
    questions: [],
    warnings: [],
    faults: [],
    kept: [],
    courses: [{ ...course, ...plan }],
    issues: [],
    waiting: { now: [], planned: [] },
    ended: [],
    notes: 0,
  });

describe('a plan in words', () => {
  it('says of each mail what becomes of it, whom it reaches and how large it is', () => {
    const reach = { toCome: 20, inTheMiddle: 5, past: 15, finished: 9, unconfirmed: 3 };
    const mails: CoursePlan['mails'] = [
      { mail: salt, how: ['added'], reach, bytes: 30_720, dueWithinHour: 0 },
      { mail: water, was: flour, how: ['renamed', 'moved'], reach: nobody, bytes: 1_024, dueWithinHour: 0 },
    ];
    expect(linesOf({ mails })).toEqual([
      'bread changes: 40 in it, 3 still to confirm, 9 at its end',
      '  salt: added; 20 still to come to it, 5 in the middle, who get it next, out of order, 15 past it, 9 at the end, who do not get it, 3 still to confirm; 30 kB',
      '  water: renamed (it was "flour") and moved; it concerns nobody yet; 1 kB',
    ]);
  });

  it('says of a lesson that is withdrawn who will not get it, and who would have at any moment', () => {
    const reach = { ...nobody, toCome: 6, inTheMiddle: 1, past: 2 };
    const mails: CoursePlan['mails'] = [{ mail: salt, how: ['withdrawn'], reach, dueWithinHour: 4 }];
    expect(linesOf({ mails })[1]).toBe(
      '  salt: withdrawn; 7 will not get it, 4 of them would within the hour, 2 are past it',
    );
  });

  it('does not list the lessons of a new course, but says when the next mails of one that runs come', () => {
    const mails: CoursePlan['mails'] = [{ mail: salt, how: ['added'], reach: nobody, dueWithinHour: 0 }];
    expect(linesOf({ kind: 'new', mails, lessons: 1 })).toEqual(['bread is new, with 1 lesson']);
    const next = [
      { date: '2027-05-06', mails: 1 },
      { date: '2027-05-07', mails: 12 },
    ];
    expect(linesOf({ kind: 'unchanged', next, unreadable: 1, admission: 'closed' })).toEqual([
      'bread stays as it is: 40 in it, 3 still to confirm, 9 at its end',
      '  it would be closed to new people',
      '  next: 1 mail on 2027-05-06 and 12 mails on 2027-05-07',
      '  1 record could not be read, and is in no number',
    ]);
  });

  it('says what each warning is about, and how to go on', () => {
    expect(warningInWords({ kind: 'extra-mails', course: theCourse, mails: 250, limit: 100 })).toMatch(
      /^bread: 250 mails would go out of order.*more than the 100 of sending\.extraMails.*"was:".*--yes\.$/,
    );
    expect(
      warningInWords({ kind: 'due-within-the-hour', course: theCourse, lesson: salt, people: 1 }),
    ).toMatch(/^bread: the lesson "salt" is withdrawn, and 1 person would get it within the hour.*--yes\.$/);
  });
});
