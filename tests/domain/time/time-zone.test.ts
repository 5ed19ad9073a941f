import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { momentOf } from '../../../lib/domain/time/schedule.ts';
import { canonicalZone, minutesAhead, saysNoZone, timeZone } from '../../../lib/domain/time/time-zone.ts';
import { datesOf } from '../../../lib/words/dates.ts';

describe('a time zone', () => {
  it.each([
    ['Europe/London', 'Europe/London'],
    ['europe/london', 'Europe/London'],
    [' AMERICA/new_york\n', 'America/New_York'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['utc', 'UTC'],
    ['etc/gmt+5', 'Etc/GMT+5'],
    ['+05:30', '+05:30'],
    ['+0530', '+05:30'],
    ['-8', '-08:00'],
    ['\u221205:00', '-05:00'],
    ['UTC+5', '+05:00'],
    ['GMT-03:30', '-03:30'],
    ['UTC+0', 'UTC'],
    ['UTC +2', '+02:00'],
    ['gmt - 3:30', '-03:30'],
    ['Z', 'UTC'],
    ['America/New York', 'America/New_York'],
    ['asia/ho chi minh', 'Asia/Ho_Chi_Minh'],
    ['-00:00', 'UTC'],
  ])('written %j is %s', (written, zone) => {
    expect(timeZone.parse(written)).toBe(zone);
    expect(timeZone.parse(zone)).toBe(zone);
  });

  it.each([
    'Etc/Unknown',
    'Mars/Olympus',
    '',
    '../../etc/passwd',
    '+15:00',
    '-13:00',
    '+05:75',
    'W. Europe Standard Time',
    'New York',
    '5 30',
    '2026-01-01T00:00+00:00[Europe/London]',
  ])('is not %j', (written) => {
    expect(canonicalZone(written)).toBeUndefined();
    expect(timeZone.safeParse(written).success).toBe(false);
  });

  it.each(['Etc/Unknown', 'etc/unknown', '', ' ', 'undefined', 'null'])(
    'that a machine writes as %j is none that it knows',
    (written) => {
      expect(saysNoZone(written)).toBe(true);
      expect(canonicalZone(written)).toBeUndefined();
    },
  );

  it.each([
    ['Etc/GMT+5', -300],
    ['Etc/GMT-14', 840],
    ['Etc/GMT+0', 0],
    ['+05:30', 330],
    ['-05:00', -300],
    ['UTC', undefined],
    ['Europe/London', undefined],
  ])('%s is %s minutes ahead of UTC all the year', (zone, minutes) => {
    expect(minutesAhead(zone)).toBe(minutes);
  });

  it.each([
    ['Etc/GMT+5', '2027-01-12T14:00:00Z'],
    ['-05:00', '2027-01-12T14:00:00Z'],
    ['+05:30', '2027-01-12T03:30:00Z'],
  ])('%s has nine o’clock at %s', (zone, moment) => {
    const there = timeZone.parse(zone);
    expect(momentOf('2027-01-12', { zone: there, hour: 9 })).toBe(instantOf(moment));
    expect(datesOf('en-GB').day(instantOf(moment), there)).toContain('12 January 2027');
  });
});
