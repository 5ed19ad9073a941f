import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { sendTimeSchema } from '../../../lib/domain/content/issue.ts';
import {
  comesAt,
  dueFor,
  firstComesAt,
  isOverForAll,
} from '../../../lib/domain/newsletter/published-issue.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';

const own = (hour: number, windowHours = 72, date = '2027-01-12') => ({
  send: sendTimeSchema.parse({ date, hour, zone: 'subscriber' }),
  windowHours,
});
const fixed = (zone: string, windowHours = 72) => ({
  send: sendTimeSchema.parse({ date: '2027-01-12', hour: 9, zone }),
  windowHours,
});
const kolkata = timeZone.parse('Asia/Kolkata');
const kolkataAt = (moment: string) => instantOf(`${moment}+05:30`);

describe('an issue that is published after a reader’s hour', () => {
  it.each([
    ['before it', '2027-01-12T08:00:00', '2027-01-12T09:00:00'],
    ['within it', '2027-01-12T09:59:59', '2027-01-12T09:00:00'],
    ['when it is over', '2027-01-12T10:00:00', '2027-01-13T09:00:00'],
    ['in the night after it', '2027-01-13T05:03:00', '2027-01-13T09:00:00'],
    ['on the last day of its window', '2027-01-14T23:00:00', undefined],
    ['after its window', '2027-01-16T10:00:00', undefined],
  ])('%s comes at that hour of their day, or not at all', (_, now, comes) => {
    const at = comes === undefined ? undefined : kolkataAt(comes);
    expect(comesAt(own(9), kolkata, kolkataAt(now))).toBe(at);
    // The same rule, whether the zone is the reader's or the issue's.
    expect(comesAt(fixed('Asia/Kolkata'), timeZone.parse('UTC'), kolkataAt(now))).toBe(at);
  });

  it('is skipped for them where its window does not last until their next day', () => {
    expect(comesAt(own(9, 24), kolkata, kolkataAt('2027-01-12T11:00:00'))).toBeUndefined();
    expect(comesAt(own(9, 25), kolkata, kolkataAt('2027-01-12T11:00:00'))).toBe(
      kolkataAt('2027-01-13T09:00:00'),
    );
  });

  it('comes to anybody anywhere at that hour of their clock, in its window, and never in the past', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone')).map((zone) => timeZone.parse(zone));
    const lateBy = fc.integer({ min: -40 * 60, max: 100 * 60 });
    fc.assert(
      // At these hours no clock on earth is changed.
      fc.property(
        zones,
        fc.integer({ min: 5, max: 21 }),
        fc.integer({ min: 1, max: 99 }),
        lateBy,
        // An ordinary day, and those before and on which the clocks of many change.
        fc.constantFrom('2027-01-12', '2027-03-13', '2027-03-14', '2027-03-27', '2027-03-28', '2027-10-31'),
        (zone, hour, windowHours, minutes, date) => {
          const issue = own(hour, windowHours, date);
          const due = dueFor(issue.send, zone);
          const now = later(due, { minutes });
          const at = comesAt(issue, zone, now);
          if (at === undefined) {
            expect(minutes).toBeGreaterThanOrEqual(60);
            return;
          }
          expect(Temporal.Instant.from(at).toZonedDateTimeISO(zone).hour).toBe(hour);
          expect(at > later(now, { hours: -1 })).toBe(true);
          expect(at === due || at < later(due, { hours: windowHours })).toBe(true);
          expect(isOverForAll(issue, now)).toBe(false);
        },
      ),
    );
  });
});

describe('an issue that is published too late for everybody', () => {
  it.each([
    [fixed('Europe/London'), '2027-01-12T09:59:00Z', '2027-01-12T09:59:59Z', false],
    [fixed('Europe/London'), '2027-01-14T09:59:00Z', '2027-01-14T10:00:00Z', true],
    [fixed('Europe/London', 12), '2027-01-12T09:59:00Z', '2027-01-12T10:00:00Z', true],
    [own(9, 12), '2027-01-12T21:59:00Z', '2027-01-12T22:00:00Z', true],
  ])('is told from one that can still come', (issue, before, from, over) => {
    expect(isOverForAll(issue, instantOf(before))).toBe(false);
    expect(isOverForAll(issue, instantOf(from))).toBe(over);
  });

  it('is not taken for one where the next day of some is an hour shorter, and in its window', () => {
    const [issue, chicago] = [own(9, 24, '2027-03-13'), timeZone.parse('America/Chicago')];
    const now = instantOf('2027-03-14T10:00:00Z');
    expect(comesAt(issue, timeZone.parse('Etc/GMT+12'), instantOf('2027-03-14T00:00:00Z'))).toBeUndefined();
    expect(comesAt(issue, chicago, now)).toBe('2027-03-14T14:00:00.000Z');
    expect(isOverForAll(issue, now)).toBe(false);
  });

  it('does not hide that one published late comes on its next day first', () => {
    const noon = instantOf('2027-01-12T12:00:00Z');
    expect(firstComesAt(fixed('UTC'), noon)).toBe('2027-01-13T09:00:00.000Z');
    expect(firstComesAt(fixed('UTC', 12), noon)).toBe('2027-01-12T09:00:00.000Z');
    expect(firstComesAt(own(9), noon)).toBe('2027-01-11T19:00:00.000Z');
  });
});
