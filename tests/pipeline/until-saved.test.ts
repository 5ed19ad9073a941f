import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { TooManyWriters, untilSaved } from '../../lib/pipeline/until-saved.ts';
import { fixedRandom } from '../memory/random.ts';

/** Attempts of which so many are stale before one is not, under this much chance. */
const attempts = async (stale: number, fraction = 0.5) => {
  const waits: number[] = [];
  let tries = 0;
  const clock = {
    now: () => instantOf('2027-01-05T10:00:00Z'),
    wait: async (milliseconds: number) => void waits.push(milliseconds),
  };
  const outcome = await untilSaved(
    { clock, random: { ...fixedRandom, fraction: () => fraction } },
    'a thing',
    async () => {
      tries += 1;
      return tries > stale ? 'done' : 'stale';
    },
  ).catch((error: unknown) => error);
  return { outcome, tries, waits };
};

describe('an attempt that loses to others', () => {
  it('is made again at once twice, and after a wait from then on', async () => {
    expect(await attempts(0)).toEqual({ outcome: 'done', tries: 1, waits: [] });
    expect(await attempts(2)).toEqual({ outcome: 'done', tries: 3, waits: [] });
    expect(await attempts(3)).toEqual({ outcome: 'done', tries: 4, waits: [25] });
    expect(await attempts(5)).toEqual({ outcome: 'done', tries: 6, waits: [25, 50, 100] });
  });

  it('waits for a time of its own, ever longer and never longer than a second', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.nat({ max: 11 }),
        async (fraction, stale) => {
          const { waits } = await attempts(stale, fraction);
          expect(waits).toEqual([...waits].sort((a, b) => a - b));
          expect(waits.every((wait) => wait >= 0 && wait <= 1_000)).toBe(true);
        },
      ),
    );
    const [early, late] = [await attempts(6, 0.1), await attempts(6, 0.9)];
    expect(early.waits.every((wait, index) => wait < (late.waits[index] ?? 0))).toBe(true);
  });

  it('ends after twelve tries, in an error that names the kind of thing', async () => {
    expect((await attempts(11)).outcome).toBe('done');
    const { outcome, tries, waits } = await attempts(12);
    expect(outcome).toBeInstanceOf(TooManyWriters);
    expect(outcome).toMatchObject({ name: 'TooManyWriters', message: expect.stringContaining('a thing') });
    expect(tries).toBe(12);
    // Nobody waits for a try that is not made.
    expect(waits).toHaveLength(9);
  });

  it('that goes wrong in any other way is not made again', async () => {
    let tries = 0;
    const clock = { now: () => instantOf('2027-01-05T10:00:00Z'), wait: async () => {} };
    const failing = untilSaved({ clock, random: fixedRandom }, 'a thing', async () => {
      tries += 1;
      throw new Error('the table is gone');
    });
    await expect(failing).rejects.toThrow('the table is gone');
    expect(tries).toBe(1);
  });
});
