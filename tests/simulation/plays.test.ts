import { describe, expect, it } from 'vitest';
import { canMeet, everyHarm, type Fate, type Plan } from './calls.ts';
import { hour } from './moments.ts';
import { actAtEachMoment, harmEachCall, unharmed } from './plays.ts';
import type { Simulation } from './simulation.ts';
import { twoSweeps } from './two-sweeps.ts';

/** Whatever SES took is told of late, or never. */
const begin = (plan: Plan, eventsAfter?: number): Simulation =>
  twoSweeps(plan, () => (eventsAfter === undefined ? [] : [{ type: 'Delivery', after: eventsAfter }]));

/** Notes down each call of a world with its moment, and goes by another plan in all else. */
const noted = (plan: Plan) => {
  const steps: string[] = [];
  const world = begin((call) => {
    steps.push(`${world.time.now()} ${call.worker}: ${call.name}`);
    return plan(call);
  }, hour);
  return { world, steps };
};

const outcomeOf = ({ ses, facts, record, truth }: Simulation): string =>
  JSON.stringify([ses.accepted, facts, [...record.enrolled.values()], [...truth.sums]]);

type Harm = { number: number; fate: Fate };
const planOf =
  (harm: Harm | undefined): Plan =>
  (call) =>
    harm?.number === call.number ? { ...unharmed(call), fate: harm.fate } : unharmed(call);

type Play = {
  harm: Harm;
  steps: readonly string[];
  outcome: string;
  rests: { likeness: string; made: number }[];
};

/** One world to its end, and again from the last rest before some of its calls, each of which goes wrong in one way. */
const someMorePlays = async (): Promise<Play[]> => {
  let harm: Harm | undefined;
  const { world, steps } = noted((call) => planOf(harm)(call));
  const starts = [{ made: 0, putBack: world.remember() }];
  await world.time.run(Number.POSITIVE_INFINITY, () => {
    starts.push({ made: world.calls.length, putBack: world.remember() });
    return true;
  });
  const calm = [...steps];
  const plays: Play[] = [];
  for (const [index, call] of [...world.calls].entries()) {
    const fate = everyHarm[index % everyHarm.length];
    const from = starts.findLast(({ made }) => made < call.number);
    // Every third, and so each of the five ways in its turn.
    if (index % 3 > 0 || !fate || !from || !canMeet(fate, call)) continue;
    harm = { number: call.number, fate };
    from.putBack();
    steps.splice(0, steps.length, ...calm.slice(0, from.made));
    const rests: Play['rests'] = [];
    await world.time.run(Number.POSITIVE_INFINITY, () => {
      const made = world.calls.length;
      if (made >= call.number) rests.push({ likeness: world.likeness(), made });
      return true;
    });
    plays.push({ harm, steps: [...steps], outcome: outcomeOf(world), rests });
  }
  return plays;
};

describe('a world that is put back to a rest', () => {
  it('goes on from there as one that has been played from its beginning', async () => {
    for (const { harm, steps, outcome } of await someMorePlays()) {
      const whole = noted(planOf(harm));
      await whole.world.time.run();
      expect({ harm, steps, outcome }).toEqual({
        harm,
        steps: whole.steps,
        outcome: outcomeOf(whole.world),
      });
    }
  });

  it('goes on, once it is as in another play, like that, and ends like it', async () => {
    const endings = new Map<string, string>();
    let met = 0;
    for (const { harm, steps, outcome, rests } of await someMorePlays())
      for (const { likeness, made } of rests) {
        const ending = [...steps.slice(made), outcome].join('\n');
        if (endings.has(likeness)) met += 1;
        expect({ harm, ending }).toEqual({ harm, ending: endings.get(likeness) ?? ending });
        endings.set(likeness, ending);
      }
    expect(met).toBeGreaterThan(50);
  });
});

describe('what is broken', () => {
  const twice = (world: Simulation) => () => (world.ses.accepted.length > 5 ? ['something went twice'] : []);

  it('is found, with the call that broke it', async () => {
    const { calls, broken } = await harmEachCall(everyHarm, (plan) => {
      const world = begin(plan);
      return { world, broken: twice(world) };
    });
    expect(calls).toBeGreaterThan(100);
    const harms = broken.map(({ harm }) => harm.replace(/^\d+ sweeper \d of \S+ /, ''));
    expect(harms).toContain('mailer.send loses-its-answer');
    expect(harms).not.toContain('courses.mail fails');
    expect(broken.every(({ broken: what }) => what.length === 1)).toBe(true);
  });

  it('is found, with the moment that broke it', async () => {
    const broken = await actAtEachMoment([hour, 2 * hour], (plan) => {
      const world = begin(plan);
      const [person] = world.people;
      return {
        world,
        broken: () => world.facts.erased.filter(({ at }) => at > world.start + hour).map(() => 'the second'),
        act: () => {
          if (person) world.erase(person.subscriber.id);
        },
      };
    });
    expect(broken).toEqual([{ harm: `at ${2 * hour}`, broken: ['the second'] }]);
  });
});
