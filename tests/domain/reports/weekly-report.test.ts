import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDeliveryTag, parseIssueTag } from '../../../lib/domain/delivery/delivery-tag.ts';
import {
  isWeeklyTag,
  nextReportAt,
  weeklyTag,
  weekToReport,
} from '../../../lib/domain/reports/weekly-report.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';

const berlin = timeZone.parse('Europe/Berlin');
const week = {
  monday: '2027-03-01',
  dueAt: '2027-03-01T06:00:00.000Z',
  from: '2027-02-22',
  to: '2027-02-28',
  before: '2027-02-15',
};

describe('the week that is mailed', () => {
  it.each([
    ['a minute too early', '2027-03-01T05:59:00Z', undefined],
    ['Monday morning', '2027-03-01T06:00:00Z', week],
    ['the rest of Monday', '2027-03-01T20:00:00Z', week],
    ['the day after, where nothing could be sent before', '2027-03-03T05:59:59Z', week],
    ['two days later', '2027-03-03T06:00:00Z', undefined],
    ['Sunday', '2027-03-07T12:00:00Z', undefined],
  ])('is, on %s, %o', (_, at, due) => {
    expect(weekToReport(instantOf(at), berlin)).toEqual(due);
  });

  it.each(['Pacific/Auckland', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Kathmandu'])(
    'is of seven whole days that are over, at the hour of %s',
    (name) => {
      const zone = timeZone.parse(name);
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 5_000_000 }), (minutes) => {
          const now = later(instantOf('2024-01-01T00:00:00Z'), { minutes });
          const due = nextReportAt(now, zone);
          expect(due > now && due <= later(now, { days: 7, hours: 2 })).toBe(true);
          const found = weekToReport(due, zone);
          expect(found && found.to < due.slice(0, 10)).toBe(true);
          expect(weekToReport(later(due, { milliseconds: -1 }), zone)).toBeUndefined();
        }),
        { numRuns: 40 },
      );
    },
  );

  it('has a tag that nobody’s mail has', () => {
    const tag = weeklyTag('2027-03-01');
    expect(isWeeklyTag(tag)).toBe(true);
    expect([parseDeliveryTag(tag), parseIssueTag(tag)]).toEqual([undefined, undefined]);
    expect(isWeeklyTag(undefined)).toBe(false);
  });
});
