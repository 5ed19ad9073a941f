import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type Cadence,
  daysBetween,
  keepsItsDays,
  patternOf,
  restBetweenLessons,
  weekdaysOf,
} from '../../../lib/domain/time/cadence.ts';
import { type Instant, instantOf, later } from '../../../lib/domain/time/instant.ts';
import {
  mayFollowFrom,
  nextFreeHour,
  nextRegularTime,
  type Rhythm,
  regularTimeFrom,
  weekdayIn,
} from '../../../lib/domain/time/schedule.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { weekdays } from '../../../lib/domain/time/weekday.ts';
import { cadences } from '../../fixtures/cadences.ts';

/** The laws of the schedule, for each cadence, in each zone, across clock changes and skipped dates. */

const allZones = Intl.supportedValuesOf('timeZone').map((zone) => timeZone.parse(zone));
/** Where the clock jumps at midnight, by half an hour, over the end of a day, or over a whole date. */
const oddZones = [
  'America/Nuuk',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/Asuncion',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Kiritimati',
].map((zone) => timeZone.parse(zone));
const zones = fc.oneof(fc.constantFrom(...allZones), fc.constantFrom(...oddZones));
const moments = fc
  .date({ min: new Date('1995-01-01'), max: new Date('2045-01-01'), noInvalidDate: true })
  .map((date) => instantOf(date.toISOString()));
const rhythms: fc.Arbitrary<Rhythm> = fc.record({
  zone: zones,
  cadence: cadences,
  weekday: fc.constantFrom(...weekdays),
  hour: fc.integer({ min: 0, max: 23 }),
});

const local = (at: Instant, { zone }: Pick<Rhythm, 'zone'>) =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone);
const dateOf = (at: Instant, rhythm: Pick<Rhythm, 'zone'>) => local(at, rhythm).toPlainDate();
const daysFrom = (a: Instant, b: Instant, rhythm: Rhythm) => dateOf(a, rhythm).until(dateOf(b, rhythm)).days;

/** The hour exists on that date, or the clock jumped over it. */
const isItsHour = (at: Instant, rhythm: Rhythm): boolean => {
  const shown = local(at, rhythm);
  if (shown.hour === rhythm.hour && shown.minute === 0) return true;
  const wanted = shown.toPlainDate().toPlainDateTime({ hour: rhythm.hour });
  return !wanted.toZonedDateTime(rhythm.zone).toPlainDateTime().equals(wanted);
};

const isItsDay = (at: Instant, { zone, cadence, weekday }: Rhythm): boolean =>
  weekdaysOf(cadence, weekday).includes(weekdayIn(zone, at));

describe('the next regular time, however often lessons come,', () => {
  it('is strictly later, on a day and at the hour of the rhythm, after the rest, and never on the same day', () => {
    fc.assert(
      fc.property(rhythms, moments, (rhythm, sentAt) => {
        const next = nextRegularTime(sentAt, rhythm);
        expect(next > sentAt).toBe(true);
        expect(isItsHour(next, rhythm)).toBe(true);
        expect(isItsDay(next, rhythm)).toBe(true);
        expect(next >= later(sentAt, restBetweenLessons(rhythm.cadence))).toBe(true);
        expect(daysFrom(sentAt, next, rhythm)).toBeGreaterThanOrEqual(daysBetween(rhythm.cadence));
        expect(daysFrom(sentAt, next, rhythm)).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the first such time: no day between would have done', () => {
    fc.assert(
      fc.property(rhythms, moments, (rhythm, sentAt) => {
        const next = nextRegularTime(sentAt, rhythm);
        const from = mayFollowFrom(sentAt, rhythm);
        const dayBefore = later(next, { milliseconds: -1 });
        if (dayBefore >= from) expect(regularTimeFrom(from, rhythm)).toBe(next);
        // Asked again from just before itself, it is itself.
        expect(regularTimeFrom(next, rhythm)).toBe(next);
      }),
      { numRuns: 500 },
    );
  });

  it('does not drift: lessons on time come day by day as the cadence says, for sixty lessons', () => {
    fc.assert(
      fc.property(rhythms, (rhythm) => {
        let at = nextRegularTime(instantOf('2026-01-01T00:00:00Z'), rhythm);
        for (let count = 0; count < 60; count += 1) {
          const next = nextRegularTime(at, rhythm);
          expect(isItsHour(next, rhythm)).toBe(true);
          expect(daysFrom(at, next, rhythm)).toBe(expectedDays(rhythm, at));
          at = next;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('comes back to its times after a lesson that was up to six hours late, without passing one over', () => {
    fc.assert(
      fc.property(rhythms, moments, fc.integer({ min: 0, max: 360 }), (rhythm, moment, minutes) => {
        const due = regularTimeFrom(moment, rhythm);
        const sentAt = later(due, { minutes });
        // Past midnight it came on the next day, and counts from there.
        fc.pre(daysFrom(due, sentAt, rhythm) === 0);
        expect(nextRegularTime(sentAt, rhythm)).toBe(nextRegularTime(due, rhythm));
      }),
      { numRuns: 1000 },
    );
  });

  it('may come when the rest is over and the day has begun that is so many days later, whichever is last', () => {
    fc.assert(
      fc.property(rhythms, moments, fc.integer({ min: 0, max: 9 }), (rhythm, sentAt, gap) => {
        const { zone, cadence } = rhythm;
        const day = dateOf(sentAt, rhythm).add({ days: Math.max(daysBetween(cadence), gap) });
        const begun = instantOf(day.toZonedDateTime(zone).toInstant());
        const rested = later(sentAt, restBetweenLessons(cadence));
        expect(mayFollowFrom(sentAt, rhythm, gap)).toBe(begun > rested ? begun : rested);
      }),
      { numRuns: 2000 },
    );
  });

  it('waits for the gap of a lesson, counted in days of the calendar', () => {
    fc.assert(
      fc.property(rhythms, moments, fc.integer({ min: 1, max: 365 }), (rhythm, sentAt, gap) => {
        const next = regularTimeFrom(mayFollowFrom(sentAt, rhythm, gap), rhythm);
        expect(daysFrom(sentAt, next, rhythm)).toBeGreaterThanOrEqual(gap);
        expect(next >= nextRegularTime(sentAt, rhythm)).toBe(true);
        expect(isItsDay(next, rhythm) && isItsHour(next, rhythm)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

/** How many days a lesson on time is followed by the next one, told by nothing but the calendar. */
const expectedDays = (rhythm: Rhythm, at: Instant): number => {
  const pattern = patternOf(rhythm.cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 7;
    case 'daily':
      return 1;
    case 'every':
      return pattern.days;
    case 'weekdays':
      return weekdayIn(rhythm.zone, at) === 5 ? 3 : 1;
    case 'twice-weekly':
      return weekdayIn(rhythm.zone, at) === rhythm.weekday ? 3 : 4;
    case 'days': {
      const today = weekdayIn(rhythm.zone, at);
      return Math.min(...pattern.days.map((day) => ((day - today + 6) % 7) + 1));
    }
  }
};

describe('a lesson that has missed its time', () => {
  it('comes at the next hour of the rhythm; on its days alone where they are promised to everybody', () => {
    fc.assert(
      fc.property(rhythms, moments, (rhythm, now) => {
        const free = nextFreeHour(now, rhythm);
        expect(free > now).toBe(true);
        expect(isItsHour(free, rhythm)).toBe(true);
        if (keepsItsDays(rhythm.cadence)) expect(isItsDay(free, rhythm)).toBe(true);
        // A date that a zone skipped costs a day.
        else expect(daysFrom(now, free, rhythm)).toBeLessThanOrEqual(2);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('examples', () => {
  const london = timeZone.parse('Europe/London');
  const at = (cadence: Cadence, sentAt: string) =>
    nextRegularTime(instantOf(sentAt), { zone: london, cadence, weekday: 2, hour: 9 });

  it.each<[Cadence, string, string]>([
    ['daily', '2026-11-24T09:00:00Z', '2026-11-25T09:00:00.000Z'],
    // Confirmed at eight in the evening, nine is a night away; at half past midnight too, but on the same day.
    ['daily', '2026-11-24T20:00:00Z', '2026-11-25T09:00:00.000Z'],
    ['daily', '2026-11-25T00:30:00Z', '2026-11-26T09:00:00.000Z'],
    // The clocks go back, and forward.
    ['daily', '2026-10-24T08:00:00Z', '2026-10-25T09:00:00.000Z'],
    ['daily', '2026-03-28T09:00:00Z', '2026-03-29T08:00:00.000Z'],
    ['weekdays', '2026-11-27T09:00:00Z', '2026-11-30T09:00:00.000Z'],
    ['on tuesday thursday', '2026-11-24T09:00:00Z', '2026-11-26T09:00:00.000Z'],
    ['on tuesday thursday', '2026-11-26T09:00:00Z', '2026-12-01T09:00:00.000Z'],
    ['every 3 days', '2026-11-24T15:00:00Z', '2026-11-27T09:00:00.000Z'],
    ['every 14 days', '2026-10-20T08:00:00Z', '2026-11-03T09:00:00.000Z'],
  ])('%s after %s is %s', (cadence, sentAt, next) => {
    expect(at(cadence, sentAt)).toBe(next);
  });
});
