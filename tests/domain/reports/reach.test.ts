import { describe, expect, it } from 'vitest';
import type { Outline } from '../../../lib/domain/enrollment/course-outline.ts';
import { unsubscribeFromCourse } from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import { nextMailAt, placesOf } from '../../../lib/domain/reports/reach.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import {
  activated,
  given,
  one,
  outline,
  pending,
  sent,
  three,
  tuesday,
  two,
} from '../../fixtures/in-a-course.ts';

const places = (enrollment: Parameters<typeof placesOf>[0], lessons: Outline['lessons'] = outline.lessons) =>
  Object.fromEntries(placesOf(enrollment, { lessons }));

describe('where somebody stands towards the mails of their course', () => {
  it('is past what they have had, and before what comes after it', () => {
    const begun = sent(activated(), tuesday);
    expect(places(begun)).toEqual({ one: 'past', two: 'toCome', three: 'toCome', closing: 'toCome' });
  });

  it('is in the middle of a course where a lesson stands before one that they have had', () => {
    const begun = sent(activated(), tuesday);
    expect(places(begun, [two, one, three])).toEqual({
      two: 'inTheMiddle',
      one: 'past',
      three: 'toCome',
      closing: 'toCome',
    });
  });

  it('depends on their word while they have not confirmed', () => {
    expect(new Set(Object.values(places(pending)))).toEqual(new Set(['unconfirmed']));
  });

  it('is at the end for whoever has finished, also of what has been added since', () => {
    const finished = { ...activated(), standing: { status: 'completed' as const, at: tuesday } };
    expect(new Set(Object.values(places(finished)))).toEqual(new Set(['finished']));
  });

  it('is nowhere for whoever has left', () => {
    expect(places(given(unsubscribeFromCourse(activated(), 'unsubscribed', tuesday)))).toEqual({});
  });

  it('begins anew with each round of the course', () => {
    const again = { ...sent(activated(), tuesday), round: 2 };
    expect(places(again)).toMatchObject({ one: 'toCome' });
  });
});

describe('when the next mail of a course comes', () => {
  const begun = sent(activated(), tuesday);
  const nextTuesday = instantOf('2026-12-01T09:00:00Z');

  it('is the moment that it is due, and never before now', () => {
    expect(nextMailAt(begun, outline, tuesday)).toBe(nextTuesday);
    expect(nextMailAt(begun, outline, later(nextTuesday, { hours: 1 }))).toBe(
      later(nextTuesday, { hours: 1 }),
    );
  });

  it('is the next regular hour where it is late, and the next regular time after a pause', () => {
    expect(nextMailAt(begun, outline, later(nextTuesday, { hours: 7 }))).toBe(
      later(nextTuesday, { days: 1 }),
    );
    const paused = { ...begun, pausedUntil: later(nextTuesday, { days: 3 }) };
    expect(nextMailAt(paused, outline, tuesday)).toBe(later(nextTuesday, { days: 7 }));
  });

  it('is never, where nothing is left to come', () => {
    expect(
      nextMailAt({ ...begun, standing: { status: 'completed', at: tuesday } }, outline, tuesday),
    ).toBeUndefined();
    expect(nextMailAt(pending, outline, tuesday)).toBeUndefined();
  });
});
