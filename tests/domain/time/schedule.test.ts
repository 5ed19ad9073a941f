import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { instantOf, millisecondsBetween } from '../../../lib/domain/time/instant.ts';
import {
  momentOf,
  nextRegularHour,
  nextRegularTime,
  type Rhythm,
  weekdayIn,
} from '../../../lib/domain/time/schedule.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import type { Weekday } from '../../../lib/domain/time/weekday.ts';

const day = 86_400_000;

const rhythm = (
  zone: string,
  weekday: Weekday,
  hour: number,
  cadence: Rhythm['cadence'] = 'weekly',
): Rhythm => ({ zone: timeZone.parse(zone), cadence, weekday, hour });
const local = (instant: string, zone: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone);

const allZones = Intl.supportedValuesOf('timeZone');
const zones = fc.constantFrom(...allZones);
const weekdays = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const hours = fc.integer({ min: 0, max: 23 });
const moments = fc
  .date({ min: new Date('1995-01-01'), max: new Date('2045-01-01'), noInvalidDate: true })
  .map((date) => instantOf(date.toISOString()));

/** The hour exists on that date, or the clock jumped over it and the time is the first after the gap. */
const isHourOf = (at: string, rhythm: Rhythm): boolean => showsHourOf(local(at, rhythm.zone), rhythm);

const showsHourOf = (shown: Temporal.ZonedDateTime, { zone, hour }: Rhythm): boolean => {
  if (shown.hour === hour && shown.minute === 0) return true;
  const wanted = shown.toPlainDate().toPlainDateTime({ hour });
  return !wanted.toZonedDateTime(zone).toPlainDateTime().equals(wanted);
};

/** The first moments of summer and winter time after the beginning of 2026, in zones that have them. */
const clockChanges = (zone: string): Temporal.ZonedDateTime[] => {
  const first = local('2026-01-01T00:00:00Z', zone).getTimeZoneTransition('next');
  const second = first?.getTimeZoneTransition('next');
  return [first, second].flatMap((change) => change ?? []);
};

/** The hours of the day of a clock change, told by nothing but the offsets on both sides of it. */
const hoursAt = (change: Temporal.ZonedDateTime): ((hour: number) => string) => {
  const date = change.toPlainDate();
  const [before, after] = [change.subtract({ nanoseconds: 1 }).offset, change.offset];
  return (hour) => {
    const wanted = date.toPlainDateTime({ hour });
    const [old, young] = [before, after].map((offset) => Temporal.Instant.from(`${wanted}${offset}`));
    if (!old || !young) throw new Error('There are two sides.');
    const shows = (moment: Temporal.Instant) =>
      moment.toZonedDateTimeISO(change.timeZoneId).toPlainDateTime().equals(wanted);
    return instantOf(!shows(old) && shows(young) ? young : old);
  };
};

/** Dates that zones never had, when they went over to the other side of the date line. */
const skippedDates = [
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Fakaofo', '2011-12-30'],
  ['Pacific/Kiritimati', '1994-12-31'],
  ['Pacific/Kwajalein', '1993-08-21'],
] as const;

describe('the next regular time', () => {
  it('keeps the weekday and the hour, and leaves five to twelve days, in every zone', () => {
    fc.assert(
      fc.property(zones, weekdays, hours, moments, (zone, weekday, hour, sentAt) => {
        const regular = rhythm(zone, weekday, hour);
        const next = nextRegularTime(sentAt, regular);
        expect(weekdayIn(regular.zone, next)).toBe(weekday);
        expect(isHourOf(next, regular)).toBe(true);
        const gap = millisecondsBetween(sentAt, next);
        expect(gap).toBeGreaterThanOrEqual(5 * day);
        // A date that a zone skipped, as Apia did, costs a week.
        expect(gap).toBeLessThan(19.1 * day);
      }),
      { numRuns: 2000 },
    );
  });

  it('comes every week for sixty weeks, on the same weekday at the same hour, through both clock changes, in all zones', () => {
    const keepsFor60Weeks = (zone: string) =>
      fc.property(weekdays, hours, (weekday, hour) => {
        const regular = rhythm(zone, weekday, hour);
        let at = nextRegularTime(instantOf('2026-01-01T00:00:00Z'), regular);
        let date = local(at, zone).toPlainDate();
        for (let week = 0; week < 60; week += 1) {
          at = nextRegularTime(at, regular);
          const shown = local(at, zone);
          const days = date.until(shown.toPlainDate()).days;
          if (days !== 7 || !showsHourOf(shown, regular)) return false;
          date = shown.toPlainDate();
        }
        return weekdayIn(regular.zone, at) === weekday;
      });
    for (const zone of allZones) fc.assert(keepsFor60Weeks(zone), { numRuns: 1 });
  });

  it('comes on its weekday also where the clock jumps over the end of that day', () => {
    const late = rhythm('America/Nuuk', 6, 23);
    const before = instantOf('2026-03-22T01:00:00Z');
    const jumped = nextRegularTime(before, late);
    expect(jumped).toBe(instantOf('2026-03-29T00:00:00Z'));
    expect(String(local(jumped, 'America/Nuuk'))).toMatch(/^2026-03-28T22:00/);
    expect(nextRegularTime(jumped, late)).toBe(instantOf('2026-04-05T00:00:00Z'));
  });

  it('at both clock changes of every zone is the hour, the first of two, or as far behind the gap as it would stand in it', () => {
    const changes = allZones.flatMap(clockChanges);
    expect(changes.length).toBeGreaterThan(200);
    for (const change of changes) {
      const zone = timeZone.parse(change.timeZoneId);
      const weekday = weekdayIn(zone, instantOf(change.toInstant()));
      const sentAt = instantOf(change.subtract({ days: 6 }).toInstant());
      const hourOf = hoursAt(change);
      for (let hour = 0; hour < 24; hour += 1)
        expect(nextRegularTime(sentAt, rhythm(zone, weekday, hour))).toBe(hourOf(hour));
    }
  });

  it('twice a week comes on the weekday and the third day after it, and leaves two to six days', () => {
    fc.assert(
      fc.property(zones, weekdays, hours, moments, (zone, weekday, hour, sentAt) => {
        const regular = rhythm(zone, weekday, hour, 'twice-weekly');
        const next = nextRegularTime(sentAt, regular);
        expect([weekday, ((weekday + 2) % 7) + 1]).toContain(weekdayIn(regular.zone, next));
        expect(isHourOf(next, regular)).toBe(true);
        const gap = millisecondsBetween(sentAt, next);
        expect(gap).toBeGreaterThanOrEqual(2 * day);
        // A date that a zone skipped costs four days more.
        expect(gap).toBeLessThan(10.1 * day);
      }),
      { numRuns: 2000 },
    );
  });

  it('twice a week comes three and four days apart in turn, through both clock changes', () => {
    fc.assert(
      fc.property(zones, weekdays, hours, (zone, weekday, hour) => {
        const regular = rhythm(zone, weekday, hour, 'twice-weekly');
        let at = nextRegularTime(instantOf('2026-01-01T00:00:00Z'), regular);
        let date = local(at, zone).toPlainDate();
        for (let count = 0; count < 60; count += 1) {
          const next = nextRegularTime(at, regular);
          const nextDate = local(next, zone).toPlainDate();
          expect(date.until(nextDate).days).toBe(weekdayIn(regular.zone, at) === weekday ? 3 : 4);
          at = next;
          date = nextDate;
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is the same local hour after London sets its clocks back', () => {
    expect(nextRegularTime(instantOf('2026-10-20T08:00:00Z'), rhythm('Europe/London', 2, 9))).toBe(
      '2026-10-27T09:00:00.000Z',
    );
  });

  it('is the hour after the gap where New York skips 02:00', () => {
    expect(nextRegularTime(instantOf('2026-03-01T07:00:00Z'), rhythm('America/New_York', 7, 2))).toBe(
      '2026-03-08T07:00:00.000Z',
    );
  });

  it('is the first of the two where New York has 01:00 twice', () => {
    expect(nextRegularTime(instantOf('2026-10-25T05:00:00Z'), rhythm('America/New_York', 7, 1))).toBe(
      '2026-11-01T05:00:00.000Z',
    );
  });

  it('passes over the Friday that Apia never had', () => {
    expect(nextRegularTime(instantOf('2011-12-23T20:00:00Z'), rhythm('Pacific/Apia', 5, 9))).toBe(
      '2012-01-05T19:00:00.000Z',
    );
  });

  it.each(skippedDates)('in %s passes over %s, whatever the hour, and keeps its weekday', (zone, skipped) => {
    const date = Temporal.PlainDate.from(skipped);
    for (let hour = 0; hour < 24; hour += 1) {
      const at = { zone: timeZone.parse(zone), hour };
      const weekBefore = momentOf(String(date.subtract({ days: 7 })), at);
      const regular = rhythm(zone, weekdayIn(at.zone, weekBefore), hour);
      const next = local(nextRegularTime(weekBefore, regular), zone);
      expect(next.toPlainDateTime().equals(date.add({ days: 7 }).toPlainDateTime({ hour }))).toBe(true);
    }
  });

  it('returns to the regular weekday after a late lesson, never within five days of it', () => {
    const tuesday = rhythm('Europe/London', 2, 9);
    expect(nextRegularTime(instantOf('2026-11-19T09:00:00Z'), tuesday)).toBe('2026-11-24T09:00:00.000Z');
    expect(nextRegularTime(instantOf('2026-11-21T09:00:00Z'), tuesday)).toBe('2026-12-01T09:00:00.000Z');
  });
});

describe('the next regular hour', () => {
  it('is later than now, within two days and a skipped date, at the hour', () => {
    fc.assert(
      fc.property(zones, weekdays, hours, moments, (zone, weekday, hour, now) => {
        const regular = rhythm(zone, weekday, hour);
        const next = nextRegularHour(now, regular);
        expect(next > now).toBe(true);
        expect(millisecondsBetween(now, next)).toBeLessThan(2.2 * day);
        expect(isHourOf(next, regular)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe.each(skippedDates)('in %s, where there was no %s,', (zone, skipped) => {
  const date = Temporal.PlainDate.from(skipped);
  const regular = rhythm(zone, 1, 9);

  it('the next regular hour after that of the day before is the day after', () => {
    const dayBefore = momentOf(String(date.subtract({ days: 1 })), regular);
    const next = local(nextRegularHour(dayBefore, regular), zone);
    expect(next.toPlainDateTime().equals(date.add({ days: 1 }).toPlainDateTime({ hour: 9 }))).toBe(true);
  });

  it('an hour of that date is the same hour of the day after', () => {
    expect(momentOf(skipped, regular)).toBe(momentOf(String(date.add({ days: 1 })), regular));
  });
});

describe('moments as text', () => {
  it('sort as the moments do', () => {
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        expect(a < b).toBe(millisecondsBetween(a, b) > 0);
      }),
    );
  });
});
