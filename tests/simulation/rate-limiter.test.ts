import { describe, expect, it } from 'vitest';
import { courseWith } from '../fixtures/people.ts';
import type { Plan } from './calls.ts';
import { createDice } from './dice.ts';
import { aboveTheRate, brokenPromises } from './invariants.ts';
import { day, hour, minute } from './moments.ts';
import { createSimulation, type SimulationSettings } from './simulation.ts';

/** Calls take from two to forty milliseconds, and all succeed. */
const uneven = (seed: number): Plan => {
  const dice = createDice(seed);
  return () => ({ fate: 'answered', there: dice.between(1, 20), back: dice.between(1, 20) });
};

const worldOf = (settings: Partial<SimulationSettings>, quota: { perSecond: number; daily: number }) => {
  const world = createSimulation({
    plan: uneven(1),
    published: courseWith(['flour']),
    people: { confirmed: 60 },
    sweeps: [{ sweeper: 0, of: 1 }],
    pageSize: 200,
    ...settings,
  });
  world.ses.setQuota(quota);
  return world;
};
type Simulation = ReturnType<typeof worldOf>;

const states = (world: Simulation): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { ledger } of world.record.readableEnrollments())
    for (const entry of Object.values(ledger))
      if (entry) found[entry.status] = (found[entry.status] ?? 0) + 1;
  return found;
};

/** From the first mail to the last, in seconds. */
const spanOf = ({ ses: { accepted } }: Simulation): number =>
  ((accepted.at(-1)?.at ?? 0) - (accepted[0]?.at ?? 0)) / 1000;

describe('the rate limiter', () => {
  it.each([1, 2])(
    'is never above the rate, and close to it, with %i sweepers that share the shards',
    async (of) => {
      const sweeps = Array.from({ length: of }, (_, sweeper) => ({ sweeper, of }));
      const world = worldOf(
        { sweeps, plan: uneven(of), people: { confirmed: 200 } },
        { perSecond: 10, daily: -1 },
      );
      await world.time.run(world.start + 2 * minute);
      expect(aboveTheRate(world.ses.accepted, 10)).toEqual([]);
      expect(world.ses.accepted.length).toBe(200);
      // Twenty seconds and a twentieth, and the time in which SES is asked for the rate.
      expect(spanOf(world)).toBeLessThan(25);
    },
  );

  it.each([2, 3, 4])(
    'is never above the rate where %i sweeps of the same shards are in each other’s way',
    async (times) => {
      const sweeps = Array.from({ length: times }, () => ({ sweeper: 0, of: 1 }));
      const world = worldOf(
        { sweeps, plan: uneven(times), people: { confirmed: 200 } },
        { perSecond: 10, daily: -1 },
      );
      await world.time.run(world.start + 5 * minute);
      expect(aboveTheRate(world.ses.accepted, 10)).toEqual([]);
      expect(world.ses.accepted.length).toBe(200);
    },
  );

  it('is halved by throttling, for those who wait already too, and nobody waits in vain', async () => {
    const world = worldOf({}, { perSecond: 10, daily: -1 });
    let throttled = 0;
    let lastAt = 0;
    world.ses.setMoods(() => {
      if (world.ses.accepted.length < 10 || throttled === 3) return 'accepts';
      throttled += 1;
      lastAt = world.time.now();
      return 'throttles';
    });
    await world.time.run(world.start + 3 * minute);
    expect(throttled).toBe(3);
    expect(states(world)).toEqual({ sent: 60 });
    // At full rate it would be ten a second.
    expect(world.ses.accepted.filter(({ at }) => at > lastAt && at < lastAt + 4000).length).toBeLessThan(20);
  });

  it('is silent for a second when SES throttles, also for those who had their turns already', async () => {
    const world = worldOf({ people: { confirmed: 150 } }, { perSecond: 40, daily: -1 });
    let throttledAt = 0;
    world.ses.setMoods(() => {
      if (world.ses.accepted.length < 40 || throttledAt > 0) return 'accepts';
      throttledAt = world.time.now();
      return 'throttles';
    });
    await world.time.run(world.start + 10 * minute);
    // What was about to go when the answer came still goes.
    const soonAfter = world.ses.accepted.filter(({ at }) => at > throttledAt + 250 && at < throttledAt + 950);
    expect(soonAfter).toEqual([]);
    expect(states(world)).toEqual({ sent: 150 });
  });

  it('leaves nothing unknown where a sweep ends before everybody has had a turn', async () => {
    const world = worldOf({ deadline: 40_000, people: { confirmed: 600 } }, { perSecond: 20, daily: -1 });
    await world.time.run(world.start + 20 * minute);
    expect(world.counts.get('settledByEvent')).toBeUndefined();
    expect(states(world)).toEqual({ sent: 600 });
    expect(aboveTheRate(world.ses.accepted, 20)).toEqual([]);
  });

  it('gives nobody a turn when there is no time left in which the answer could be recorded', async () => {
    const world = worldOf({ deadline: 40_000, people: { confirmed: 48 } }, { perSecond: 1, daily: -1 });
    await world.time.run(world.start + 39_000);
    // Twenty seconds are kept: this sweep takes up mail for twenty, and those who wait go home.
    const late = world.facts.claims.filter(({ at }) => at > world.start + 22_000);
    expect(late).toEqual([]);
    expect(world.facts.claims.length).toBeGreaterThan(10);
  });

  it('holds nothing while it waits: a sweeper killed in the middle leaves no claim of those who were to come', async () => {
    const world = worldOf({ deadline: 30_000, people: { confirmed: 48 } }, { perSecond: 1, daily: -1 });
    await world.time.run(world.start + 5000);
    const claims = world.facts.claims.length;
    expect(claims).toBeGreaterThan(0);
    expect(claims - world.ses.accepted.length).toBeLessThanOrEqual(1);
  });

  it('leaves nothing unknown where a turn would come after the lease', async () => {
    const world = worldOf({ people: { confirmed: 48 } }, { perSecond: 0.1, daily: -1 });
    await world.time.run(world.start + 30 * minute);
    expect(world.facts.claims.every(({ attempt }) => attempt === 1)).toBe(true);
    expect(states(world)).toEqual({ sent: 48 });
  });

  it('asks SES for its quota at most once a second, whoever asks', async () => {
    const sweeps = Array.from({ length: 4 }, () => ({ sweeper: 0, of: 1 }));
    const world = worldOf({ sweeps, people: { confirmed: 100 } }, { perSecond: 2, daily: -1 });
    const asked: number[] = [];
    const quota = world.ses.quota;
    world.ses.quota = () => {
      asked.push(world.time.now());
      return quota();
    };
    await world.time.run(world.start + 3 * minute);
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter((at, index) => at - (asked[index - 1] ?? 0) < 1000)).toEqual([]);
  });
});

describe('the daily quota', () => {
  it('ends the sweep when it is used up, and the mail goes on by itself when it frees', async () => {
    const world = worldOf({ people: { confirmed: 30 } }, { perSecond: 10, daily: 20 });
    await world.time.run(world.start + hour);
    // A twentieth is kept for confirmations, and a turn that was missed counts as used until SES is asked again.
    expect(world.ses.accepted.length).toBeGreaterThan(14);
    expect(world.ses.accepted.length).toBeLessThan(20);
    await world.time.run(world.start + 60 * day);
    expect(brokenPromises(world)).toEqual([]);
    expect(world.ses.accepted.length).toBe(60);
  });
});

describe('a table restored from a backup, or copied', () => {
  it('mails nobody, and says so, until somebody has looked', async () => {
    const world = worldOf({ people: { confirmed: 5 } }, { perSecond: 10, daily: -1 });
    await world.time.run(world.start + day);
    expect(world.ses.accepted.length).toBe(5);
    world.record.becomeAnother('the copy');
    await world.time.run(world.start + 20 * day);
    expect(world.ses.accepted.length).toBe(5);
    expect(world.record.sendingState().hold?.reason).toBe('restored-table');
    expect(world.counts.get('held')).toBeGreaterThan(1);
    world.release();
    await world.time.run();
    expect(brokenPromises(world)).toEqual([]);
    expect(world.ses.accepted.length).toBe(10);
  });
});

describe('an account that refuses everything', () => {
  it('stops everything, marks no subscriber, and goes on where it stopped once released', async () => {
    const world = worldOf({ people: { confirmed: 9 } }, { perSecond: 10, daily: -1 });
    world.ses.pause(true);
    await world.time.run(world.start + hour);
    expect(states(world)).toEqual({});
    expect(world.record.sendingState().hold?.reason).toBe('account-errors');
    world.ses.pause(false);
    await world.time.run(world.start + 2 * hour);
    expect(world.ses.accepted).toEqual([]);
    world.release();
    await world.time.run();
    expect(brokenPromises(world)).toEqual([]);
    expect(world.ses.accepted.length).toBe(18);
  });
});

describe('bad items', () => {
  it('keep nobody else from their mail', async () => {
    const world = worldOf({ people: { confirmed: 6 } }, { perSecond: 10, daily: -1 });
    const [broken, gone] = world.people;
    if (!broken || !gone) throw new Error('There are six people.');
    world.record.spoilEnrollment(broken.enrollment);
    world.erase(gone.subscriber.id);
    await world.time.run(world.start + 30 * day);
    expect(brokenPromises(world)).toEqual([]);
    expect(world.ses.accepted.length).toBe(8);
    expect(world.counts.get('failedToTry')).toBeGreaterThan(0);
  });

  it('such as a lesson withdrawn while its outcome is unknown stop nobody', async () => {
    const world = worldOf(
      { people: { confirmed: 6 }, published: courseWith(['flour', 'oven']), eventsAfter: () => [] },
      { perSecond: 10, daily: -1 },
    );
    let first = true;
    world.ses.setMoods(() => {
      const mood = first ? 'errs-before-accepting' : 'accepts';
      first = false;
      return mood;
    });
    await world.time.run(world.start + hour);
    world.publish(courseWith(['oven'], { version: 'b' }));
    await world.time.run(world.start + 60 * day);
    expect(brokenPromises(world)).toEqual([]);
  });
});
