import { describe, expect, it } from 'vitest';
import { figuresIn, yearsIn } from '../../../lib/authoring/distil/figures-in.ts';

describe('the figures of a text', () => {
  it.each([
    ['Of them 73 % liked rye, and 600 people in 1,915 towns did not.', ['73 %', '600 people', '1,915 towns']],
    ['It costs $4,000 for a year, or 250 € less.', ['$4,000', '250 €']],
    ['Bake it at 230 °C for 25 minutes with 200 ml of water.', ['230 °C', '25 minutes', '200 ml']],
    ['2.5 million loaves; 200ml.', ['2.5 million loaves', '200ml']],
    ['In the 20th century, in 1925 and the 1950s, with the iPhone 6s.', []],
    ['1. The first of 3 with four.', ['3']],
    ['Rund 40 Prozent der 12 Bäcker.', ['40 Prozent', '12 Bäcker']],
  ])('come with what they count: %s', (text, figures) => {
    expect(figuresIn(text)).toEqual(figures);
  });

  it('are apart from its years', () => {
    expect(yearsIn('From 1925 to 2014, and in 1925 again, for $1950 or 1,915.')).toEqual([1925, 2014]);
  });
});
