import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../lib/domain/enrollment/course-outline.ts';
import type { Enrollment } from '../../../lib/domain/enrollment/enrollment.ts';
import { recordSent } from '../../../lib/domain/enrollment/enrollment-ledger.ts';
import { nextLessonKey } from '../../../lib/domain/enrollment/next-lesson.ts';
import { unsubscribeFromCourse } from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import { standingsOf as standingsOfAll, standingsSchema } from '../../../lib/domain/reports/standings.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { courseWith, personNumber } from '../../fixtures/people.ts';

const start = instantOf('2026-11-24T15:00:00Z');
const published = courseWith(['flour', 'oven', 'crust'], { calendar: { cadence: 'daily' } });
const outline = outlineOf(published);

/** Number 0 lives in London. */
const joined = (): Enrollment => personNumber(0, start, true, published).enrollment;

const withLessons = (count: number): Enrollment => {
  let enrollment = joined();
  for (let lesson = 0; lesson < count; lesson += 1) {
    const key = nextLessonKey(enrollment, outline);
    if (!key) break;
    enrollment = recordSent(enrollment, key, 1, outline, enrollment.dueAt ?? start);
  }
  return enrollment;
};

const standingsOf = (found: Enrollment[]) => standingsOfAll(found, outline, start);

describe('who stands where in a course', () => {
  it('is everybody once, by standing and by the lessons that they have had', () => {
    const left = unsubscribeFromCourse(withLessons(2), 'unsubscribed', start);
    if (!left) throw new Error('A member can leave.');
    const all = [
      personNumber(0, start, false, published).enrollment,
      joined(),
      withLessons(1),
      withLessons(1),
      { ...withLessons(2), pausedUntil: later(start, { days: 30 }) },
      withLessons(4),
      left,
    ];
    const { people, after } = standingsOf(all);
    expect(people).toEqual({ pending: 1, active: 3, paused: 1, completed: 1, left: 1 });
    expect(after).toEqual([1, 2, 1, 0]);
  });

  it('says of those who confirmed in one week how far they came', () => {
    const confirmed = (enrollment: Enrollment, at: string): Enrollment => {
      const confirmedAt = instantOf(at);
      const consent = { textHash: 'hash', requestedAt: confirmedAt, mechanism: 'sign-up form' } as const;
      return { ...enrollment, consents: [{ ...consent, confirmedAt }] };
    };
    const { cohorts } = standingsOf([
      confirmed(withLessons(3), '2026-11-22T23:59:59Z'),
      confirmed(withLessons(0), '2026-11-23T00:00:00Z'),
      confirmed(withLessons(4), '2026-11-29T23:59:59Z'),
    ]);
    expect(cohorts).toEqual([
      { week: '2026-11-23', joined: 2, active: 1, completed: 1, left: 0, reached: [1, 1, 1] },
      { week: '2026-11-16', joined: 1, active: 1, completed: 0, left: 0, reached: [1, 1, 1] },
    ]);
  });

  it('foresees every mail of the days ahead, the later ones of the same person too', () => {
    const { next } = standingsOf([withLessons(1), withLessons(1)]);
    expect(next).toEqual({ '2026-11-25T09': 2, '2026-11-26T09': 2, '2026-11-27T09': 2 });
    expect(standingsOf([withLessons(4)]).next).toEqual({});
  });

  it('fits into the shape that is kept', () => {
    const found = standingsOf([joined(), withLessons(2)]);
    expect(standingsSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
  });
});
