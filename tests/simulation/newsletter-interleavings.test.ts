import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboveTheRate } from './invariants.ts';
import { brokenIssuePromises } from './newsletter-invariants.ts';
import { newsletterWeather } from './newsletter-storm.ts';
import { perSecond } from './storm.ts';

const inWords = (seed: number, broken: string[]) => ({ seed, broken });

describe('an issue beside a course, one to four sweepers in any interleaving, with every fault at once', () => {
  it('keeps every promise, and the rate', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { world, announced } = await newsletterWeather(seed, { slow: false });
        const broken = [
          ...brokenIssuePromises(world, announced),
          ...aboveTheRate(world.ses.accepted, perSecond),
        ];
        expect(inWords(seed, broken)).toEqual(inWords(seed, []));
      }),
      { numRuns: 60, seed: 1, endOnFailure: true },
    );
  });

  it('keeps every promise on machines that pause and whose clocks differ', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { world, announced } = await newsletterWeather(seed, { slow: true });
        expect(inWords(seed, brokenIssuePromises(world, announced))).toEqual(inWords(seed, []));
      }),
      { numRuns: 60, seed: 2, endOnFailure: true },
    );
  });
});
