import * as z from 'zod';

/** So many of those who were asked did something. */
export type Proportion = { sent: number; did: number };

/** Between which two values a difference lies, as a part of 1: from -1 to 1. */
export const intervalSchema = z.object({ from: z.number(), to: z.number() });
export type Interval = z.infer<typeof intervalSchema>;

/** In 95 of a hundred such tests the truth lies in the interval. */
const z95 = 1.959963984540054;

const rateOf = ({ sent, did }: Proportion): number => (sent === 0 ? 0 : Math.min(1, did / sent));

/**
 * Wilson's score interval of one proportion (E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", Journal of the American Statistical Association 22, 1927, 209-212).
 */
const wilson = (proportion: Proportion): Interval => {
  const { sent } = proportion;
  const rate = rateOf(proportion);
  const middle = rate + z95 ** 2 / (2 * sent);
  const reach = z95 * Math.sqrt((rate * (1 - rate)) / sent + z95 ** 2 / (4 * sent ** 2));
  const whole = 1 + z95 ** 2 / sent;
  // Rounding may step a hair over the rate itself where none did, or all.
  return { from: Math.min(rate, (middle - reach) / whole), to: Math.max(rate, (middle + reach) / whole) };
};

/**
 * The 95 % interval of by how much the second proportion is above the first: Newcombe's hybrid score interval, made of
 * Wilson's two (R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
 * eleven methods", Statistics in Medicine 17, 1998, 873-890, method 10). It holds for small numbers as well, and where none
 * did or all. Of nobody asked nothing is known: it may be anything then.
 */
export const differenceOf = (first: Proportion, second: Proportion): Interval => {
  if (first.sent === 0 || second.sent === 0) return { from: -1, to: 1 };
  const [rate1, rate2] = [rateOf(first), rateOf(second)];
  const [of1, of2] = [wilson(first), wilson(second)];
  const difference = rate2 - rate1;
  return {
    from: Math.max(-1, difference - Math.hypot(rate2 - of2.from, of1.to - rate1)),
    to: Math.min(1, difference + Math.hypot(of2.to - rate2, rate1 - of1.from)),
  };
};

/** In percentage points, with a sign: `-2.1`, `+3.4`. */
const points = (part: number): string => {
  const rounded = (part * 100).toFixed(1);
  if (Number(rounded) === 0) return '0.0';
  return part < 0 ? `−${rounded.slice(1)}` : `+${rounded}`;
};

export const intervalInWords = ({ from, to }: Interval): string =>
  `between ${points(from)} and ${points(to)} percentage points`;
