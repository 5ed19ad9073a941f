import { expect, it } from 'vitest';
import { systemRandom } from '../../lib/adapters/random.ts';

it('a fraction is from nothing up to the whole, and never twice the same for long', () => {
  const fractions = Array.from({ length: 1_000 }, () => systemRandom.fraction());
  expect(fractions.every((fraction) => fraction >= 0 && fraction < 1)).toBe(true);
  expect(new Set(fractions).size).toBeGreaterThan(990);
});
