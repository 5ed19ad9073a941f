import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFurniture, rankParagraphs } from '../../../lib/authoring/distil/rank-paragraphs.ts';

describe('a paragraph that nothing can be made of', () => {
  it.each([
    'Summary',
    'What is your core narrative?',
    'By: Ann Miller, The Mill',
    'There are three of them…',
    'The two questions are these:',
    'Photo by Ann on a site of photos',
  ])('claims nothing: %s', (paragraph) => expect(isFurniture(paragraph)).toBe(true));

  it.each([
    'Steam keeps the crust soft.',
    'Flour of rye | 25 minutes | 230 °C',
    'Why steam? It keeps the crust soft.',
  ])('is another than: %s', (paragraph) => expect(isFurniture(paragraph)).toBe(false));
});

describe('rankParagraphs', () => {
  it('puts first what the others speak of too', () => {
    const paragraphs = [
      'Steam keeps the crust of a loaf soft for a while.',
      'The weather was fine on that day, they say.',
      'A soft crust lets the loaf rise, which steam does.',
      'Without steam the crust of the loaf sets early.',
    ];
    expect(rankParagraphs(paragraphs, 'en').at(-1)).toBe(2);
  });

  it('names each paragraph once at most, whatever the text', () => {
    const text = fc.array(
      fc.string({ unit: 'grapheme' }).map((words) => `${words} and so on, it says.`),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(text, (paragraphs) => {
        const ranked = rankParagraphs(paragraphs, 'en');
        expect(new Set(ranked).size).toBe(ranked.length);
        expect(ranked.every((number) => number >= 1 && number <= paragraphs.length)).toBe(true);
      }),
    );
  });
});
