import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import type { IssueToCome } from '../../../lib/domain/reports/calendar.ts';
import { plannedCalendarOf } from '../../../lib/domain/reports/planned-calendar.ts';
import { type Instant, instantOf, later } from '../../../lib/domain/time/instant.ts';

const now = instantOf('2027-01-12T09:30:00Z');
const bread = courseId.parse('bread');
const at = (hours: number): Instant => later(now, { hours });
const issue = (name: string, when: Instant): IssueToCome => ({
  at: when,
  of: 'crumbs',
  issue: name,
  subject: `About ${name}`,
  isAtOwnHour: false,
  isPaused: false,
});
const nothing = { now: [], planned: [] };

describe('the days to come, as they are and as they would be', () => {
  const { hours, days, total } = plannedCalendarOf(
    [
      {
        course: bread,
        hours: {
          now: { '2027-01-12T09': 3, '2027-01-12T10': 5, '2027-01-13T09': 2, '2027-01-20T09': 9 },
          planned: { '2027-01-12T10': 6, '2027-01-14T09': 1 },
        },
      },
    ],
    nothing,
    now,
  );

  it('have each hour with both figures, in order, and none after seven days', () => {
    expect(hours).toEqual([
      { hour: '2027-01-12T09', of: bread, now: 3, planned: 0 },
      { hour: '2027-01-12T10', of: bread, now: 5, planned: 6 },
      { hour: '2027-01-13T09', of: bread, now: 2, planned: 0 },
      { hour: '2027-01-14T09', of: bread, now: 0, planned: 1 },
    ]);
  });

  it('are summed up by the day, and in all', () => {
    expect(days).toEqual([
      { day: '2027-01-12', now: 8, planned: 6 },
      { day: '2027-01-13', now: 2, planned: 0 },
      { day: '2027-01-14', now: 0, planned: 1 },
    ]);
    expect(total).toEqual({ now: 10, planned: 7 });
  });

  it('say of each issue when it goes out, would go out, or that it would not', () => {
    const { issues } = plannedCalendarOf(
      [],
      {
        now: [issue('a', at(2)), issue('b', at(20)), issue('far', at(24 * 8))],
        planned: [issue('b', at(21)), issue('c', at(1))],
      },
      now,
    );
    expect(issues.map(({ issue: name, now: is, planned }) => [name, is, planned])).toEqual([
      ['c', undefined, at(1)],
      ['a', at(2), undefined],
      ['b', at(20), at(21)],
    ]);
  });
});
