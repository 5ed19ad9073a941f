import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { didYouMean, nearest, notThere } from '../../../lib/domain/prose/nearest.ts';

describe('nearest', () => {
  const kinds = ['definition', 'contrast', 'reason', 'pitfall', 'practice'];

  it.each([
    ['pitfal', 'pitfall'],
    ['piftall', 'pitfall'],
    ['Contrast', 'contrast'],
    ['practise', 'practice'],
    ['defintion', 'definition'],
  ])('knows a slip of the hand: %s', (word, meant) => {
    expect(nearest(word, kinds)).toBe(meant);
  });

  it.each(['habit', 'x', '', 'a'.repeat(10_000)])('says nothing of what is like none of them: %s', (word) => {
    expect(nearest(word, kinds)).toBeUndefined();
    expect(didYouMean(word, kinds)).toBe('');
  });

  it('finds each word again with one letter left out, swapped or put in, unless another is as near', () => {
    const word = fc.stringMatching(/^[a-z]{6,12}$/);
    fc.assert(
      fc.property(word, fc.nat(10), fc.constantFrom('out', 'in', 'swap'), (known, at, how) => {
        const place = at % (known.length - 1);
        const [head, tail] = [known.slice(0, place), known.slice(place)];
        const slipped = {
          out: head + tail.slice(1),
          in: `${head}z${tail}`,
          swap: head + (tail[1] ?? '') + (tail[0] ?? '') + tail.slice(2),
        }[how];
        expect(nearest(slipped, [known, '0123456789'])).toBe(known);
      }),
    );
  });

  it('ends a sentence about what is not there', () => {
    expect(notThere('a-pitfal', ['a-pitfall'])).toBe(
      '"a-pitfal", which does not exist; did you mean "a-pitfall"?',
    );
  });
});
