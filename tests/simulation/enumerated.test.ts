import { describe, expect, it } from 'vitest';
import { courseWith } from '../fixtures/people.ts';
import { canMeet, type Fate, type Plan } from './calls.ts';
import { aboveTheRate, brokenPromises } from './invariants.ts';
import { hour, minute } from './moments.ts';
import type { Accepted, EventType } from './simulated-ses.ts';
import { createSimulation, type Simulation } from './simulation.ts';
import { countedTooLittle, countedTooMuch } from './truth.ts';

const perSecond = 2;

// No run changes it, and there are thousands of them.
const published = courseWith(['flour'], { against: { flour: 'Flour, or none' } });

/** Two sweeps of everything at once, three people, a lesson and the closing mail. */
const run = async (plan: Plan, eventsAfter: (mail: Accepted) => { type: EventType; after: number }[]) => {
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
  await world.time.run();
  return world;
};

/** Steps of three milliseconds, so that what two sweeps do falls between each other's steps. */
const unharmed: Plan = () => ({ fate: 'answered', there: 2, back: 1 });
const harmed =
  (number: number, fate: Fate): Plan =>
  (call) => ({ fate: call.number === number ? fate : 'answered', there: 2, back: 1 });

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
    const world = await run(unharmed, () => [...weather()]);
    expect(brokenIn(world)).toEqual([]);
    expect(world.ses.accepted.length).toBe(5);
    expect(countedTooLittle(world)).toEqual([]);
  });

  it.each<Fate>(['dies-before', 'dies-after', 'fails', 'loses-its-answer', 'contradicts-itself'])(
    'keeps every promise whichever single call %s',
    async (fate) => {
      const { calls } = await run(unharmed, () => [...weather()]);
      expect(calls.length).toBeGreaterThan(100);
      for (const { number, worker, name } of calls.filter((each) => canMeet(fate, each))) {
        const world = await run(harmed(number, fate), () => [...weather()]);
        const call = `${number} ${worker}: ${name}`;
        expect({ call, broken: brokenIn(world) }).toEqual({ call, broken: [] });
      }
    },
  );
});
