import { courseWith } from '../fixtures/people.ts';
import { createDice, type Dice } from './dice.ts';
import { day, hour, minute } from './moments.ts';
import { type Announced, announce, issueOf } from './newsletter.ts';
import { createSimulation, type Simulation } from './simulation.ts';
import { perSecond, type Storm, shares, stormyEvents, stormyMood, stormyPlan } from './storm.ts';

const stormEnds = 5 * day;
const theEnd = 30 * day;

/** What readers, providers and operators do around the hours of the issue. */
const stir = (world: Simulation, announced: Announced, dice: Dice, sendAt: number): void => {
  const { time, start } = world;
  const sometime = (act: () => void) =>
    time.at(
      dice.pick([
        () => dice.between(start, start + stormEnds),
        () => sendAt + dice.between(0, 10_000),
        () => sendAt - 15 * minute + dice.between(0, 500),
      ])(),
      act,
    );
  for (const { subscriber } of announced.members) {
    const { id } = subscriber;
    // Whoever is erased has nothing else to say, before or after.
    if (dice.chance(0.15)) sometime(() => announced.erase(id));
    else if (dice.chance(0.3))
      sometime(() => {
        announced.unsubscribe(id);
        if (dice.chance(0.5))
          time.after(dice.pick([5, 200, 7 * minute, hour]), () => announced.resubscribe(id));
      });
  }
  for (const number of [3, 11, 25]) if (dice.chance(0.3)) sometime(() => announced.join(number));
  if (dice.chance(0.4))
    sometime(() => announced.pause(dice.pick([minute, 20 * minute, 3 * hour, 8 * hour, 2 * day])));
  if (dice.chance(0.2)) sometime(() => announced.choose(dice.pick(['a', 'b'])));
  if (dice.chance(0.2)) sometime(announced.cancel);
  world.ses.onAccepted((mail) => {
    if (time.now() < start + stormEnds && dice.chance(0.05))
      time.after(dice.pick([1, 200, 2 * hour]), () =>
        world.handOver(mail, dice.pick(['Bounce', 'Complaint'])),
      );
  });
  for (let look = 1; look < 8; look += 1) time.at(start + look * 12 * hour, world.release);
};

/** An issue beside a course in a storm of everything that can go wrong. */
export const newsletterWeather = async (
  seed: number,
  storm: Storm,
): Promise<{ world: Simulation; announced: Announced }> => {
  const dice = createDice(seed);
  const unknownPolicy = dice.pick<'resend-once' | 'hold'>(['resend-once', 'resend-once', 'hold']);
  const share = dice.pick([undefined, 40, 100]);
  const two = { unknownPolicy, ...(share ? { share } : {}) };
  const issue = dice.chance(0.5)
    ? issueOf({ zone: 'Europe/London', hour: 16, ...two })
    : issueOf({ zone: 'subscriber', hour: 20, ...two });
  let calm = () => false;
  const world = createSimulation({
    plan: stormyPlan(dice, () => calm(), storm),
    published: courseWith(['flour'], { unknownPolicy }),
    people: { confirmed: dice.between(0, 3), unconfirmed: dice.between(0, 1) },
    issue,
    sweeps: shares(dice),
    apart: dice.pick([0, 5, 100, 3000]),
    deadline: dice.pick([25_000, minute, 15 * minute]),
    indexLag: () => (dice.chance(0.1) ? dice.between(1, 90_000) : dice.between(0, 20)),
    eventsAfter: stormyEvents(dice),
    inBulk: dice.chance(0.5),
    skew: () => (storm.slow ? dice.between(-60_000, 60_000) : 0),
  });
  calm = () => world.time.now() > world.start + stormEnds;
  world.ses.setMoods(stormyMood(dice, () => calm(), dice.pick([0.05, 0.1, 0.3])));
  world.ses.setQuota({ perSecond, daily: dice.pick([50_000, 6]) });
  const announced = announce(world, issue, dice.between(1, 7));
  stir(world, announced, dice, world.start + hour);
  await world.time.run(world.start + theEnd);
  return { world, announced };
};
