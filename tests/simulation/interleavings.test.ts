import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboveTheRate, brokenPromises } from './invariants.ts';
import { perSecond, weather } from './storm.ts';
import { countedTooMuch } from './truth.ts';

const inWords = (seed: number, broken: string[]) => ({ seed, broken });

describe('one to four sweepers in any interleaving, with every fault at once', () => {
  it('keep every promise, and the rate', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const world = await weather(seed, { slow: false });
        const broken = [
          ...brokenPromises(world),
          ...countedTooMuch(world),
          ...aboveTheRate(world.ses.accepted, perSecond),
        ];
        expect(inWords(seed, broken)).toEqual(inWords(seed, []));
      }),
      { numRuns: 80, seed: 1, endOnFailure: true },
    );
  });

  it('keep every promise on machines that pause and whose clocks differ', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const world = await weather(seed, { slow: true });
        expect(inWords(seed, brokenPromises(world))).toEqual(inWords(seed, []));
      }),
      { numRuns: 80, seed: 2, endOnFailure: true },
    );
  });
});
