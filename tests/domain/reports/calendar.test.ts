import { describe, expect, it } from 'vitest';
import { calendarOf, mailsByDay } from '../../../lib/domain/reports/calendar.ts';
import { standingsSchema } from '../../../lib/domain/reports/standings.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';

const now = instantOf('2026-11-24T15:30:00Z');
const standings = standingsSchema.parse({
  at: '2026-11-24T06:00:00.000Z',
  people: { pending: 0, active: 9, paused: 0, completed: 0, left: 0 },
  next: {
    '2026-11-24T14': 5,
    '2026-11-24T15': 1,
    '2026-11-25T09': 2,
    '2026-12-01T14': 3,
    '2026-12-01T15': 7,
  },
});
const issue = {
  at: instantOf('2026-11-25T08:00:00Z'),
  of: 'crumbs',
  issue: '2026-11-25-frost',
  subject: 'Frost',
  people: 40,
  isAtOwnHour: false,
  isPaused: false,
};

describe('the calendar', () => {
  it('has the hours of seven days from this one on, and none that is over', () => {
    const { hours, foreseenAt } = calendarOf([{ name: 'bread', standings }], [], now);
    expect(hours).toEqual([
      { hour: '2026-11-24T15', of: 'bread', mails: 1 },
      { hour: '2026-11-25T09', of: 'bread', mails: 2 },
      { hour: '2026-12-01T14', of: 'bread', mails: 3 },
    ]);
    expect(foreseenAt).toBe(standings.at);
  });

  it('has the issues that wait, and adds all up by the day', () => {
    const later = { ...issue, at: instantOf('2026-12-03T08:00:00Z') };
    const calendar = calendarOf([{ name: 'bread', standings }], [later, issue], now);
    expect(calendar.issues).toEqual([issue]);
    expect(mailsByDay(calendar)).toEqual([
      { day: '2026-11-24', mails: 1 },
      { day: '2026-11-25', mails: 42 },
      { day: '2026-12-01', mails: 3 },
    ]);
  });

  it('says so where nobody has looked yet', () => {
    expect(calendarOf([{ name: 'bread', standings: undefined }], [], now)).toMatchObject({
      hours: [],
      foreseenAt: undefined,
    });
  });
});
