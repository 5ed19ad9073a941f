import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cadence,
  cadenceSchema,
  closestDays,
  patternOf,
  restBetweenLessons,
  spelt,
  weekdaysOf,
  writtenCadence,
} from '../../../lib/domain/time/cadence.ts';
import { weekdays } from '../../../lib/domain/time/weekday.ts';
import { cadences } from '../../fixtures/cadences.ts';

describe('a cadence', () => {
  it('has one spelling, which reads as what it was', () => {
    fc.assert(
      fc.property(cadences, (cadence) => {
        expect(cadenceSchema.parse(cadence)).toBe(cadence);
        expect(spelt(patternOf(cadence))).toBe(cadence);
      }),
    );
  });

  it.each([
    'hourly',
    'every 1 days',
    'every 7 days',
    'every 61 days',
    'every 0 days',
    'every -3 days',
    'every 03 days',
    'every 3 days ',
    'on',
    'on ',
    'on funday',
    'on thursday tuesday',
    'on tuesday tuesday',
    'on monday tuesday wednesday thursday friday',
    'on tuesday and thursday',
    '',
  ])('is not spelt %j', (text) => {
    expect(cadenceSchema.safeParse(text).success).toBe(false);
  });

  it('that an earlier version stored is one still', () => {
    expect(['weekly', 'twice-weekly'].map((stored) => cadenceSchema.parse(stored))).toEqual([
      'weekly',
      'twice-weekly',
    ]);
  });

  it('leaves a rest that a lesson on time never runs into', () => {
    fc.assert(
      fc.property(cadences, fc.constantFrom(...weekdays), (cadence, own) => {
        // Seven hours of it stay for a late lesson and a clock change.
        expect(restBetweenLessons(cadence).hours).toBeLessThanOrEqual(24 * closestDays(cadence) - 7);
        expect(weekdaysOf(cadence, own).length).toBeGreaterThan(0);
      }),
    );
    expect(restBetweenLessons('weekly')).toEqual({ hours: 5 * 24 });
    expect(restBetweenLessons('twice-weekly')).toEqual({ hours: 2 * 24 });
    expect(restBetweenLessons('on tuesday thursday')).toEqual({ hours: 24 });
    expect(restBetweenLessons('daily')).toEqual({ hours: 8 });
  });
});

describe('a cadence in course.yaml', () => {
  it.each<[unknown, Cadence]>([
    ['weekly', 'weekly'],
    ['twice-weekly', 'twice-weekly'],
    ['daily', 'daily'],
    ['weekdays', 'weekdays'],
    ['every 3 days', 'every 3 days'],
    ['every 1 day', 'daily'],
    ['every 7 days', 'weekly'],
    [['tuesday', 'thursday'], 'on tuesday thursday'],
    [['Thursday', 'Tuesday'], 'on tuesday thursday'],
    [['monday'], 'on monday'],
    [['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], 'weekdays'],
    [['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'], 'daily'],
  ])('%j is %s', (written, cadence) => {
    expect(writtenCadence.parse(written)).toBe(cadence);
  });

  it('takes every spelling that is stored', () => {
    fc.assert(
      fc.property(cadences, (cadence) => {
        expect(writtenCadence.parse(cadence)).toBe(cadence);
      }),
    );
  });
});
