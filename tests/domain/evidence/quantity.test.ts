import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRounded, isSameQuantity, quantitiesIn } from '../../../lib/domain/evidence/quantity.ts';
import { type Tongue, vocabularyOf } from '../../../lib/domain/evidence/vocabulary/vocabularies.ts';

const figures = (tongue: Tongue, text: string): string[] =>
  quantitiesIn(text, vocabularyOf(tongue)).map(({ value, unit }) =>
    [Math.round(value * 1000) / 1000, ...(unit ? [unit.of] : [])].join(' '),
  );

const one = (tongue: Tongue, text: string) => {
  const [quantity] = quantitiesIn(text, vocabularyOf(tongue));
  if (!quantity) throw new Error(`There is no figure in "${text}".`);
  return quantity;
};

describe('a figure', () => {
  it.each<[Tongue, string, string[]]>([
    ['en', 'It took 450 °C for nine hours.', ['450 celsius', '9 time']],
    ['en', '1,915 people, two hundred and five loaves, $4 million', ['1915', '205', '4000000 dollars']],
    ['en', 'half an hour at half price, half a million', ['0.5 time', '50 percent', '500000']],
    [
      'en',
      'two thirds, less than one-third, a third of it',
      ['66.667 percent', '33.333 percent', '33.333 percent'],
    ],
    ['en', 'in the 1950’s and 1990s, the 21st century', ['1950 decades', '1990 decades', '21 ordinals']],
    [
      'en',
      'between twenty and thirty per cent, 10 to 12 minutes',
      ['20 percent', '30 percent', '10 time', '12 time'],
    ],
    ['en', 'a 15-minute wait, a metre and a half, at 7:30', ['15 time', '450 clock']],
    ['en', 'one of them, one hour, nobody, bread #1', ['1 time']],
    ['de', 'zweihundertfünfundzwanzig Grad, 1.915 Leute, 7,8 %', ['225 degrees', '1915', '7.8 percent']],
    ['de', 'zweitausendfünfhundert Gramm, drei bis vier Stunden', ['2500 weight', '3 time', '4 time']],
    [
      'de',
      'ein Brot, ein Drittel, eine halbe Stunde, im 21. Jahrhundert',
      ['33.333 percent', '0.5 time', '21 ordinals'],
    ],
    ['fr', 'quatre-vingt-dix-sept grammes, soixante et onze, vingt et un', ['97 weight', '71', '21']],
    ['fr', 'deux cent cinquante degrés, 1 915 pains, 7,5 %', ['250 degrees', '1915', '7.5 percent']],
    [
      'fr',
      'un pain, une demi-heure, deux heures et demie, trois quarts',
      ['0.5 time', '2.5 time', '75 percent'],
    ],
    ['es', 'treinta y cinco gramos, dos mil quinientos treinta y dos', ['35 weight', '2532']],
    [
      'es',
      'un pan, media hora, dos horas y media, ciento veinte grados',
      ['0.5 time', '2.5 time', '120 degrees'],
    ],
  ])('is read in digits and in words (%s): %s', (tongue, text, expected) => {
    expect(figures(tongue, text)).toEqual(expected);
  });

  it('is the same in another unit of the same measure, and in no other', () => {
    expect(isSameQuantity(one('en', '90 minutes'), one('fr', '1,5 heures'))).toBe(true);
    expect(isSameQuantity(one('en', '9 hours'), one('en', '9 days'))).toBe(false);
    expect(isSameQuantity(one('en', '450 degrees'), one('en', '450 °F'))).toBe(true);
    expect(isSameQuantity(one('en', '450 °C'), one('en', '450 °F'))).toBe(false);
    expect(isSameQuantity(one('en', '73'), one('en', '73 %'))).toBe(false);
  });

  it('may be rounded where it says that it is not exact', () => {
    expect(isRounded(one('en', 'about 440 people'), one('en', '438 people'))).toBe(true);
    expect(isRounded(one('en', '440 people'), one('en', '438 people'))).toBe(false);
    expect(isRounded(one('en', 'about 430 people'), one('en', '438 people'))).toBe(false);
  });

  it('is what the digits say, however thousands are parted', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.constantFrom('en', 'de', 'fr', 'es'),
        (value, tongue) => {
          const written = value.toLocaleString(tongue);
          expect(figures(tongue, `x ${written} y`)).toEqual([String(value)]);
        },
      ),
    );
  });

  it('ends somewhere in every text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.constantFrom('en', 'de', 'fr', 'es'),
        (text, tongue) => {
          for (const { at, end } of quantitiesIn(text, vocabularyOf(tongue))) expect(end).toBeGreaterThan(at);
        },
      ),
    );
  });
});
