import { describe, expect, it } from 'vitest';
import { courseWith } from '../fixtures/people.ts';
import { everyHarm, type Plan } from './calls.ts';
import { aboveTheRate, brokenPromises } from './invariants.ts';
import { hour, minute } from './moments.ts';
import { harmEachCall, unharmed } from './plays.ts';
import type { Accepted, EventType } from './simulated-ses.ts';
import { createSimulation, type Simulation } from './simulation.ts';
import { countedTooLittle, countedTooMuch } from './truth.ts';

const perSecond = 2;

// No run changes it, and there are thousands of them.
const published = courseWith(['flour'], { against: { flour: 'Flour, or none' } });

/** Two sweeps of everything at once, three people, a lesson and the closing mail. */
const begin = (plan: Plan, eventsAfter: (mail: Accepted) => { type: EventType; after: number }[]) => {
  const world = createSimulation({
    plan,
    published,
    people: { confirmed: 2, unconfirmed: 1 },
    sweeps: [
      { sweeper: 0, of: 1 },
      { sweeper: 0, of: 1 },
    ],
    apart: 2,
    eventsAfter,
  });
  world.ses.setQuota({ perSecond, daily: 50_000 });
  return world;
};

/** When the two events of a mail come. Early is before SES's own answer has reached the sender. */
const weathers = {
  'with events that come before the answer': () => [
    { type: 'DeliveryDelay', after: 0 },
    { type: 'Delivery', after: 0 },
  ],
  'with events after an hour, each twice and in the wrong order': () => [
    { type: 'Delivery', after: hour },
    { type: 'DeliveryDelay', after: hour },
    { type: 'DeliveryDelay', after: hour + 1 },
    { type: 'Delivery', after: hour + minute },
  ],
  'with all events lost': () => [],
} as const satisfies Record<string, () => { type: EventType; after: number }[]>;

const brokenIn = (world: Simulation): string[] => [
  ...brokenPromises(world),
  ...countedTooMuch(world),
  ...aboveTheRate(world.ses.accepted, perSecond),
];

describe.each(Object.entries(weathers))('a course with two sweeps at once, %s', (_, weather) => {
  it('keeps every promise when nothing goes wrong', async () => {
    const world = begin(unharmed, () => [...weather()]);
    await world.time.run();
    expect(brokenIn(world)).toEqual([]);
    expect(world.ses.accepted.length).toBe(5);
    expect(countedTooLittle(world)).toEqual([]);
  });

  it('keeps every promise whichever single call goes wrong, in whichever way', async () => {
    const { calls, broken } = await harmEachCall(everyHarm, (plan) => {
      const world = begin(plan, () => [...weather()]);
      return { world, broken: () => brokenIn(world) };
    });
    expect(calls).toBeGreaterThan(100);
    expect(broken).toEqual([]);
  });
});
