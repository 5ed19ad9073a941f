import { canMeet, type Fate, type Plan } from './calls.ts';
import type { Simulation } from './simulation.ts';

/** A world about to begin, and what to ask it for in the end. */
type Opening = { world: Simulation; broken: () => string[]; until?: number };

/** A moment at which nobody is in the middle of anything. */
type Rest = { at: number; calls: number; putBack: () => void };

/**
 * The world is played to its end, and can then be played again with a change. What two plays have in common is played once: another
 * begins at the last rest before its change, and ends where the world is as it was at a rest of an earlier one, since
 * from there on it would be that one.
 */
const createPlays = async ({ world, broken, until }: Opening) => {
  const known = new Set<string>();
  const restNow = (): Rest => ({
    at: world.time.now(),
    calls: world.calls.length,
    putBack: world.remember(),
  });
  const rests = [restNow()];
  await world.time.run(until, () => {
    rests.push(restNow());
    known.add(world.likeness());
    return true;
  });
  return {
    calls: [...world.calls],
    broken: broken(),
    /** What the world has broken once it has gone on from the last rest like this; nothing new where it ended like another. */
    again: async (isBefore: (rest: Rest) => boolean): Promise<string[]> => {
      const rest = rests.findLast(isBefore);
      if (!rest) throw new Error('No world changes before it has begun.');
      rest.putBack();
      const isNew = (): boolean => {
        if (world.time.now() === rest.at) return true;
        const likeness = world.likeness();
        if (known.has(likeness)) return false;
        known.add(likeness);
        return true;
      };
      return (await world.time.run(until, isNew)) ? broken() : [];
    },
  };
};

/** Milliseconds: steps of three, so that what two sweeps do falls between each other's steps. */
const calm = { there: 2, back: 1 };
export const unharmed: Plan = () => ({ fate: 'answered', ...calm });

type Outcome = { harm: string; broken: string[] };
const onlyBroken = (outcomes: Outcome[]): Outcome[] => outcomes.filter(({ broken }) => broken.length > 0);

/** Plays a world once for each of its calls, which then meets its fate: how many calls there are, and in which plays what was broken. */
export const harmEachCall = async (
  fates: readonly Fate[],
  begin: (plan: Plan) => Opening,
): Promise<{ calls: number; broken: Outcome[] }> => {
  let harm: { number: number; fate: Fate } | undefined;
  const plays = await createPlays(
    begin(({ number }) => ({ fate: harm?.number === number ? harm.fate : 'answered', ...calm })),
  );
  const outcomes = [{ harm: 'none', broken: plays.broken }];
  for (const fate of fates)
    for (const { number, worker, name } of plays.calls.filter((call) => canMeet(fate, call))) {
      harm = { number, fate };
      const broken = await plays.again(({ calls }) => calls < number);
      outcomes.push({ harm: `${number} ${worker}: ${name} ${fate}`, broken });
    }
  return { calls: plays.calls.length, broken: onlyBroken(outcomes) };
};

/** Plays a world once for each of the moments, at which something happens to it then. */
export const actAtEachMoment = async (
  moments: readonly number[],
  begin: (plan: Plan) => Opening & { act: () => void },
): Promise<Outcome[]> => {
  let wanted: number | undefined;
  const { act, ...opening } = begin(unharmed);
  const { time, start } = opening.world;
  for (const moment of moments)
    time.at(
      start + moment,
      () => {
        if (moment === wanted) act();
      },
      () => undefined,
    );
  const plays = await createPlays(opening);
  const outcomes = [{ harm: 'none', broken: plays.broken }];
  for (const moment of moments) {
    wanted = moment;
    outcomes.push({ harm: `at ${moment}`, broken: await plays.again(({ at }) => at < start + moment) });
  }
  return onlyBroken(outcomes);
};
