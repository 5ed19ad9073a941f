import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { instantAt } from '../../../lib/domain/time/instant.ts';
import { type Calendar, courseWith } from '../../fixtures/people.ts';
import type { Plan } from '../calls.ts';
import { aboveTheRate, brokenPromises } from '../invariants.ts';
import { mailsOf } from '../mails.ts';
import { day } from '../moments.ts';
import { harmEachCall, unharmed } from '../plays.ts';
import { createSimulation, type Simulation } from '../simulation.ts';
import { perSecond, weather } from '../storm.ts';

/** Courses of every cadence, some with a lesson that waits and some with a date, while clocks go forward and back. */

/** Clocks of some readers change on `sunday`, those of others a week or two before or after it. */
const seasons = {
  spring: { startAt: Date.parse('2027-03-09T15:00:00Z'), sunday: '2027-03-28', monday: '2027-03-29' },
  autumn: { startAt: Date.parse('2026-10-20T15:00:00Z'), sunday: '2026-11-01', monday: '2026-11-02' },
} as const;
type Season = (typeof seasons)['spring' | 'autumn'];
const inSpring = seasons.spring.startAt;
const inAutumn = seasons.autumn.startAt;

/** A course with a date begins on the very day of the clock change, or the day after it where nothing comes on a Sunday. */
const calendars: [string, (season: Season) => Calendar][] = [
  ['every day', () => ({ cadence: 'daily' })],
  ['every day, a lesson after a week', () => ({ cadence: 'daily', after: { oven: 7 } })],
  ['every day from a date on', ({ sunday }) => ({ cadence: 'daily', start: sunday, after: { oven: 2 } })],
  ['from Monday to Friday', () => ({ cadence: 'weekdays', after: { oven: 4 } })],
  ['from Monday to Friday, from a date on', ({ monday }) => ({ cadence: 'weekdays', start: monday })],
  ['every three days', () => ({ cadence: 'every 3 days' })],
  [
    'every three days from a date on',
    ({ sunday }) => ({ cadence: 'every 3 days', start: sunday, after: { oven: 5 } }),
  ],
  ['twice a week', () => ({ cadence: 'twice-weekly' })],
  [
    'twice a week from a date on',
    ({ sunday }) => ({ cadence: 'twice-weekly', start: sunday, after: { oven: 10 } }),
  ],
  [
    'on days of the week',
    ({ sunday }) => ({ cadence: 'on tuesday sunday', start: sunday, after: { oven: 3 } }),
  ],
];

/** The dates and hours, on the clock of each reader's own, at which SES accepted the lessons. */
const lessonTimes = (world: Simulation): Map<string, string[]> => {
  const times = new Map<string, string[]>();
  for (const { id, at, kind } of mailsOf(world)) {
    const person = world.people.find(({ subscriber }) => subscriber.id === id);
    if (!person || kind !== 'lesson') continue;
    const shown = Temporal.Instant.from(instantAt(at)).toZonedDateTimeISO(person.enrollment.zone);
    const time = shown.toPlainDateTime().toString({ smallestUnit: 'minute' });
    times.set(person.enrollment.zone, [...(times.get(person.enrollment.zone) ?? []), time]);
  }
  return times;
};

const begin = (plan: Plan, calendar: Calendar, startAt: number, people: number) => {
  const world = createSimulation({
    plan,
    startAt,
    published: courseWith(['flour', 'oven', 'crust'], { calendar }),
    people: { confirmed: people },
    sweeps: [
      { sweeper: 0, of: 1 },
      { sweeper: 0, of: 1 },
    ],
    apart: 2,
  });
  world.ses.setQuota({ perSecond, daily: 50_000 });
  return { world, broken: () => brokenPromises(world), until: startAt + 120 * day };
};

describe('the lessons of a calm world', () => {
  it.each<[string, Calendar, number, string[]]>([
    [
      'daily over the end of summer time',
      { cadence: 'daily', after: { crust: 5 } },
      inAutumn,
      ['2026-10-20T16:00', '2026-10-21T09:00', '2026-10-26T09:00', '2026-10-27T09:00'],
    ],
    [
      'from Monday to Friday, with a date that lies ahead',
      { cadence: 'weekdays', start: '2027-03-26' },
      inSpring,
      ['2027-03-26T09:00', '2027-03-29T09:00', '2027-03-30T09:00', '2027-03-31T09:00'],
    ],
    [
      'every three days over the beginning of summer time, with a date',
      { cadence: 'every 3 days', start: '2027-03-25', after: { crust: 8 } },
      inSpring,
      ['2027-03-25T09:00', '2027-03-28T09:00', '2027-04-05T09:00', '2027-04-08T09:00'],
    ],
    [
      'twice a week, on the weekday of its date and the third day after it',
      { cadence: 'twice-weekly', start: '2027-03-25', after: { oven: 4 } },
      inSpring,
      ['2027-03-25T09:00', '2027-04-01T09:00', '2027-04-04T09:00', '2027-04-08T09:00'],
    ],
  ])('come %s', async (_, calendar, startAt, times) => {
    const { world, broken, until } = begin(unharmed, calendar, startAt, 4);
    await world.time.run(until);
    expect(broken()).toEqual([]);
    expect(lessonTimes(world).get('Europe/London')).toEqual(times);
    // With a date, everybody has the same; without, the first came at once, and the rest of days follows their own.
    if (calendar.start)
      expect([...lessonTimes(world).values()]).toEqual(Array.from({ length: 4 }, () => times));
  });
});

describe('whichever single call dies', () => {
  it.each<[string, Calendar]>([
    ['of a cohort', { cadence: 'weekdays', start: '2027-03-29', after: { oven: 3 } }],
    ['of a daily course', { cadence: 'daily', after: { oven: 3 } }],
  ])('%s, before it has taken effect or after it, the calendar is kept', async (_, calendar) => {
    const { calls, broken } = await harmEachCall(['dies-before', 'dies-after'], (plan) =>
      begin(plan, calendar, inSpring, 2),
    );
    expect(calls).toBeGreaterThan(100);
    expect(broken).toEqual([]);
  });
});

describe.each(calendars)('lessons that come %s, in a storm of every fault at once,', (_, calendar) => {
  it('come by their calendar, once each, in their order, and all of them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.boolean(),
        fc.constantFrom(seasons.spring, seasons.autumn),
        async (seed, slow, season) => {
          const world = await weather(seed, { slow, calendar: calendar(season), startAt: season.startAt });
          const fast = slow ? [] : aboveTheRate(world.ses.accepted, perSecond);
          expect({ seed, broken: [...brokenPromises(world), ...fast] }).toEqual({ seed, broken: [] });
        },
      ),
      { numRuns: 25, seed: 3, endOnFailure: true },
    );
  });
});
