import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Colour, colourSchema, contrastOf, fromHsl, hslOf } from '../../../lib/domain/theme/colour.ts';
import {
  leastContrast,
  palettesOf,
  papers,
  readableShade,
  weakestContrast,
} from '../../../lib/domain/theme/palette.ts';
import { plainTheme } from '../../../lib/domain/theme/theme.ts';

const channel = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'));
const colours = fc.tuple(channel, channel, channel).map((parts): Colour => `#${parts.join('')}`);
const schemes = fc.constantFrom('light' as const, 'dark' as const);

describe('contrast', () => {
  it('is what WCAG says of its own examples', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrastOf('#ff0000', '#ffffff')).toBeCloseTo(4, 2);
  });

  it('is the same from either side', () => {
    fc.assert(fc.property(colours, colours, (a, b) => contrastOf(a, b) === contrastOf(b, a)));
  });
});

it('a colour comes back from hue, saturation and lightness', () => {
  fc.assert(fc.property(colours, (colour) => fromHsl(hslOf(colour)) === colour));
});

describe('the shade that is named for an accent', () => {
  it('reads well enough, whatever was asked for, and is the accent itself where that does', () => {
    fc.assert(
      fc.property(colours, schemes, (colour, scheme) => {
        const shade = readableShade(colour, scheme);
        expect(weakestContrast(shade, scheme)).toBeGreaterThanOrEqual(leastContrast);
        if (weakestContrast(colour, scheme) >= leastContrast) expect(shade).toBe(colour);
      }),
    );
  });

  it('has the hue of the accent', () => {
    fc.assert(
      fc.property(colours, schemes, (colour, scheme) => {
        const [asked, shade] = [hslOf(colour), hslOf(readableShade(colour, scheme))];
        // Of a grey, and of what is nearly black or white, a hue means nothing in whole steps of a channel.
        fc.pre(asked.saturation > 0.3 && shade.lightness > 0.15 && shade.lightness < 0.85);
        const apart = Math.abs(asked.hue - shade.hue);
        expect(Math.min(apart, 360 - apart)).toBeLessThan(4);
      }),
    );
  });
});

describe('the palettes of a theme', () => {
  it('can be read in the dark without its author having chosen anything for it', () => {
    fc.assert(
      fc.property(colours, (accent) => {
        const { dark } = palettesOf({ ...plainTheme(), accent });
        expect(weakestContrast(dark.accent, 'dark')).toBeGreaterThanOrEqual(7);
      }),
    );
  });

  it('stand on the paper that the style sheets have', () => {
    const read = (path: string) =>
      readFileSync(fileURLToPath(new URL(`../../../templates/${path}`, import.meta.url)), 'utf8');
    const [pages, mails] = [
      read('pages/style.css'),
      `${read('emails/style.mjml')}${read('emails/layout.mjml')}`,
    ];
    for (const { paper, card } of Object.values(papers)) {
      expect(pages).toContain(`--paper: ${paper};`);
      expect(pages).toContain(`--card: ${card};`);
      expect(mails).toContain(paper);
    }
  });
});

it('a colour is six figures, in whichever case, and nothing else', () => {
  expect(colourSchema.parse('#17615A')).toBe('#17615a');
  for (const wrong of ['17615a', '#fff', 'teal', '#17615a80', '#17615g'])
    expect(colourSchema.safeParse(wrong).error?.issues[0]?.message).toBe(
      `is "${wrong}"; write a colour as "#17615a"`,
    );
});
