import { courseWith } from '../fixtures/people.ts';
import type { Plan } from './calls.ts';
import type { Accepted, EventType } from './simulated-ses.ts';
import { createSimulation, type Simulation } from './simulation.ts';

/** How many mails a second SES takes of them. */
export const perSecond = 2;

// No play changes it, and there are thousands of them.
const published = courseWith(['flour'], { against: { flour: 'Flour, or none' } });

/** Two sweeps of everything at once, three people, a lesson and the closing mail. */
export const twoSweeps = (
  plan: Plan,
  eventsAfter: (mail: Accepted) => { type: EventType; after: number }[],
): Simulation => {
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
