import type { Keep } from '../memory/keep.ts';

/** A seeded source of chance (mulberry32, public domain): the same seed throws the same dice. */
export const createDice = (seed: number, keep: Keep = (part) => part) => {
  const thrown = keep({ state: seed >>> 0 });
  const next = (): number => {
    thrown.state = (thrown.state + 0x6d2b79f5) >>> 0;
    const { state } = thrown;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    /** True this often. */
    chance: (probability: number): boolean => next() < probability,
    /** A whole number from `least` to `most`. */
    between: (least: number, most: number): number => least + Math.floor(next() * (most - least + 1)),
    pick: <Value>(values: readonly [Value, ...Value[]]): Value =>
      values[Math.floor(next() * values.length)] ?? values[0],
  };
};
export type Dice = ReturnType<typeof createDice>;
