import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf, intervalInWords } from '../../../lib/domain/subjects/difference.ts';

const proportion = fc
  .tuple(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([sent, part]) => ({ sent, did: Math.round(sent * part) }));

const widthOf = ({ from, to }: { from: number; to: number }) => to - from;
const all = (sent: number) => ({ sent, did: sent });
const none = (sent: number) => ({ sent, did: 0 });

describe('the interval of the difference of two proportions', () => {
  it('is the one that Newcombe has worked out', () => {
    // Table II of his article, method 10, with the proportions the other way round: 56/70 − 48/80, 9/10 − 3/10, 10/10 − 0/20.
    const worked = (second: [number, number], first: [number, number]) => {
      const of = ([did, sent]: [number, number]) => ({ did, sent });
      const { from, to } = differenceOf(of(first), of(second));
      return [from.toFixed(4), to.toFixed(4)];
    };
    expect(worked([56, 70], [48, 80])).toEqual(['0.0524', '0.3339']);
    expect(worked([9, 10], [3, 10])).toEqual(['0.1705', '0.8090']);
    expect(worked([10, 10], [0, 20])).toEqual(['0.6791', '1.0000']);
  });

  it('holds the difference that was seen, and lies between none and all', () => {
    fc.assert(
      fc.property(proportion, proportion, (first, second) => {
        const { from, to } = differenceOf(first, second);
        const seen = second.did / second.sent - first.did / first.sent;
        expect(from).toBeLessThanOrEqual(seen);
        expect(to).toBeGreaterThanOrEqual(seen);
        expect(from).toBeGreaterThanOrEqual(-1);
        expect(to).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is the same the other way round, and of those who did not', () => {
    fc.assert(
      fc.property(proportion, proportion, (first, second) => {
        const { from, to } = differenceOf(first, second);
        const swapped = differenceOf(second, first);
        expect(swapped.from).toBeCloseTo(-to, 10);
        expect(swapped.to).toBeCloseTo(-from, 10);
        const not = (of: { sent: number; did: number }) => ({ sent: of.sent, did: of.sent - of.did });
        const inverse = differenceOf(not(first), not(second));
        expect(inverse.from).toBeCloseTo(-to, 10);
        expect(inverse.to).toBeCloseTo(-from, 10);
      }),
    );
  });

  it('is narrower where more of the same was seen', () => {
    fc.assert(
      fc.property(proportion, proportion, fc.integer({ min: 2, max: 50 }), (first, second, times) => {
        const more = (of: { sent: number; did: number }) => ({ sent: of.sent * times, did: of.did * times });
        expect(widthOf(differenceOf(more(first), more(second)))).toBeLessThan(
          widthOf(differenceOf(first, second)),
        );
      }),
    );
  });

  it('has a width where none did, or all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 5_000 }), (one, other) => {
        for (const [first, second] of [
          [none(one), none(other)],
          [all(one), all(other)],
        ] as const) {
          const { from, to } = differenceOf(first, second);
          expect(from).toBeLessThan(0);
          expect(to).toBeGreaterThan(0);
        }
        expect(differenceOf(none(one), all(other)).to).toBe(1);
        expect(differenceOf(none(one), all(other)).from).toBeLessThan(1);
      }),
    );
  });

  it('may be anything where nobody was asked, and counts more clicks than mails as all of them', () => {
    expect(differenceOf(none(0), { sent: 90, did: 40 })).toEqual({ from: -1, to: 1 });
    expect(differenceOf(none(10), { sent: 10, did: 25 })).toEqual(differenceOf(none(10), all(10)));
  });

  it('is said in percentage points, with its signs', () => {
    expect(intervalInWords({ from: -0.0214, to: 0.0341 })).toBe('between −2.1 and +3.4 percentage points');
    expect(intervalInWords({ from: -0.0001, to: 1 })).toBe('between 0.0 and +100.0 percentage points');
  });
});
