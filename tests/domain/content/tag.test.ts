import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tag } from '../../../lib/domain/content/tag.ts';

describe('a tag', () => {
  it.each([
    ['vip', 'vip'],
    ['VIP', 'vip'],
    ['early_bird', 'early-bird'],
    ['Early Bird', 'early-bird'],
    [' --Café/2027 ', 'café-2027'],
    ['Früh&Spät', 'früh-spät'],
    ["baker's-dozen", 'bakers-dozen'],
    ['常連', '常連'],
  ])('typed as %j is %s', (typed, kept) => {
    expect(tag.parse(typed)).toBe(kept);
  });

  it('has one spelling, which is read as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (typed) => {
        const { data } = tag.safeParse(typed);
        if (data !== undefined) expect(tag.parse(data)).toBe(data);
      }),
    );
  });

  it.each(['', '  ', '***', '_', 'a'.repeat(65)])('is not %j', (typed) => {
    expect(tag.safeParse(typed).success).toBe(false);
  });
});
