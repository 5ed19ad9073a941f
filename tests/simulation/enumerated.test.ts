import { describe, expect, it } from 'vitest';
import { everyHarm } from './calls.ts';
import { aboveTheRate, brokenPromises } from './invariants.ts';
import { hour, minute } from './moments.ts';
import { harmEachCall, unharmed } from './plays.ts';
import type { EventType } from './simulated-ses.ts';
import type { Simulation } from './simulation.ts';
import { countedTooLittle, countedTooMuch } from './truth.ts';
import { perSecond, twoSweeps } from './two-sweeps.ts';

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
    const world = twoSweeps(unharmed, () => [...weather()]);
    await world.time.run();
    expect(brokenIn(world)).toEqual([]);
    expect(world.ses.accepted.length).toBe(5);
    expect(countedTooLittle(world)).toEqual([]);
  });

  it('keeps every promise whichever single call goes wrong, in whichever way', async () => {
    const { calls, broken } = await harmEachCall(everyHarm, (plan) => {
      const world = twoSweeps(plan, () => [...weather()]);
      return { world, broken: () => brokenIn(world) };
    });
    expect(calls).toBeGreaterThan(100);
    expect(broken).toEqual([]);
  });
});
