import type { Ports } from './ports.ts';

/** Of so many tries, nobody loses every one to others unless something is wrong. */
const mostTries = 12;
/** Two who lost a race read again at once; from here on each waits for a time of its own. */
const triesAtOnce = 3;
const shortestWait = 50;
const longestWait = 1_000;

/** Others wrote first at every try. Whatever was asked for has not been done; asking again later is safe. */
export class TooManyWriters extends Error {
  override name = 'TooManyWriters';

  constructor(what: string) {
    super(`Could not change ${what}: at ${mostTries} tries others wrote first. Try again in a minute.`);
  }
}

/**
 * Makes an attempt to read, decide and write, and makes it again while it ends `stale`. What was stored before
 * stays, so that an attempt must be safe to repeat. `what` names the kind of thing, never whose it is.
 */
export const untilSaved = async <Result>(
  { clock, random }: Pick<Ports, 'clock' | 'random'>,
  what: string,
  attempt: () => Promise<Result | 'stale'>,
): Promise<Result> => {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const result = await attempt();
    if (result !== 'stale') return result;
    if (tries < triesAtOnce || tries === mostTries) continue;
    const longest = Math.min(longestWait, shortestWait * 2 ** (tries - triesAtOnce));
    await clock.wait(Math.ceil(random.fraction() * longest));
  }
  throw new TooManyWriters(what);
};
