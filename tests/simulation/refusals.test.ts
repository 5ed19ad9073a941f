import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerOf } from '../../lib/domain/enrollment/enrollment.ts';
import { courseWith } from '../fixtures/people.ts';
import { createDice } from './dice.ts';
import { brokenPromises } from './invariants.ts';
import { mailsOf } from './mails.ts';
import { day, hour } from './moments.ts';
import type { Mood } from './simulated-ses.ts';
import { createSimulation, type Simulation } from './simulation.ts';
import { perSecond, shares, stormyEvents, stormyPlan } from './storm.ts';

const lessons = ['flour', 'oven'];

/** A course for some people in a storm of every fault but SES's own refusals, which `moodOf` decides, until it is calm again. */
const storm = async (
  seed: number,
  { people, moodOf }: { people: number; moodOf: (world: Simulation, tag: string) => Mood },
): Promise<Simulation> => {
  const dice = createDice(seed);
  let calm = () => false;
  const world = createSimulation({
    plan: stormyPlan(dice, () => calm(), { slow: false }),
    published: courseWith(lessons),
    people: { confirmed: people },
    sweeps: shares(dice),
    eventsAfter: stormyEvents(dice),
  });
  calm = () => world.time.now() > world.start + 21 * day;
  world.ses.setQuota({ perSecond, daily: 50_000 });
  world.ses.setMoods((tag) => moodOf(world, tag));
  for (let look = 1; look < 40; look += 1) world.time.at(world.start + look * 12 * hour, world.release);
  await world.time.run(world.start + 120 * day);
  return world;
};

const failed = (world: Simulation): string[] =>
  world.record
    .readableEnrollments()
    .flatMap((enrollment) =>
      ledgerOf(enrollment).flatMap(([key, { status }]) =>
        status === 'failed' ? [`${enrollment.subscriberId} ${key}`] : [],
      ),
    );

describe('SES refuses everybody for three days', () => {
  it.each<Mood>(['takes-nothing', 'refuses-the-account'])(
    'in words that prove nothing against anybody (%s): nobody’s lesson is lost, and none comes twice',
    async (mood) => {
      await fc.assert(
        fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 9 }), async (seed, people) => {
          const world = await storm(seed, {
            people,
            moodOf: ({ time, start }) => (time.now() < start + 3 * day ? mood : 'accepts'),
          });
          expect({ seed, broken: brokenPromises(world), failed: failed(world) }).toEqual({
            seed,
            broken: [],
            failed: [],
          });
        }),
        { numRuns: 10, seed: 1, endOnFailure: true },
      );
    },
  );

  it('and after some people in a row, asks SES no more until a person has looked', async () => {
    const asked: number[] = [];
    const world = createSimulation({
      plan: () => ({ fate: 'answered', there: 5, back: 5 }),
      published: courseWith(lessons),
      people: { confirmed: 9 },
      sweeps: [{ sweeper: 0, of: 1 }],
    });
    world.ses.setMoods(() => {
      asked.push(world.time.now());
      return 'takes-nothing';
    });
    await world.time.run(world.start + 2 * day);
    expect(asked.length).toBeLessThan(15);
    expect(world.record.sendingState().hold?.reason).toBe('refusals-in-a-row');
    expect(world.counts.get('held')).toBeGreaterThan(0);
  });
});

/** Whose first lesson the network has swallowed at both tries, so that nobody knows of it: no refusal's doing. */
const lostTwice = (world: Simulation): string[] =>
  world.record
    .readableEnrollments()
    .filter(({ subscriberId }) => subscriberId !== world.people[0]?.subscriber.id)
    .flatMap((enrollment) => {
      const entry = ledgerOf(enrollment).find(([key]) => key === 'flour')?.[1];
      return entry?.status === 'unknown' ? [enrollment.subscriberId] : [];
    });

describe('SES refuses one delivery for ever', () => {
  it('which ends by itself, while everybody else gets everything and nothing is held', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 9 }), async (seed, people) => {
        let tried = 0;
        const world = await storm(seed, {
          people,
          moodOf: (simulation, tag) => {
            if (!tag.startsWith(simulation.people[0]?.subscriber.id ?? '-') || !tag.endsWith('_flour'))
              return 'accepts';
            tried += 1;
            return 'takes-nothing';
          },
        });
        const [unlucky] = world.people;
        const gone = mailsOf(world).filter(({ key }) => key === 'flour');
        expect({
          seed,
          broken: brokenPromises(world),
          othersFailed: failed(world).filter((lesson) => lesson !== `${unlucky?.subscriber.id} flour`),
          held: world.counts.get('held') ?? 0,
          gotOrUnknown: new Set([...gone.map(({ id }) => id), ...lostTwice(world)]).size,
        }).toEqual({
          seed,
          broken: [],
          othersFailed: [],
          held: 0,
          gotOrUnknown: people - 1,
        });
        expect(tried).toBeLessThan(40);
      }),
      { numRuns: 20, seed: 3, endOnFailure: true },
    );
  });
});
