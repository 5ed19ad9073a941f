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

/** How many steps of a channel lie between the strongest and the weakest of a colour. */
const stepsBetween = (colour: Colour): number => {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return Math.max(...channels) - Math.min(...channels);
};

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../templates/${path}`, import.meta.url)), 'utf8');
const pages = read('pages/style.css');
// What is for the dark stands at the end of the style. Words of a logo have a chip of their own.
const mails = ['image', 'layout', 'style']
  .map((name) => read(`emails/${name}.mjml`))
  .join('')
  .replace(/^.*\.logo.*$/gm, '');

/** The colours after these words, each once. */
const coloursAfter = (words: RegExp, text: string): string[] => [
  ...new Set([...text.matchAll(words)].map(([, colour = '']) => colour)),
];

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
        const shade = readableShade(colour, scheme);
        const apart = Math.abs(hslOf(colour).hue - hslOf(shade).hue);
        // A channel has whole steps: the fewer lie between the strongest and the weakest, the less a hue says. A grey has none.
        expect(Math.min(apart, 360 - apart) * stepsBetween(shade)).toBeLessThanOrEqual(120);
      }),
    );
  });

  it('is no further from the accent than it has to be', () => {
    fc.assert(
      fc.property(colours, schemes, (colour, scheme) => {
        fc.pre(weakestContrast(colour, scheme) < leastContrast);
        const { lightness } = hslOf(readableShade(colour, scheme));
        const nearer = fromHsl({
          ...hslOf(colour),
          lightness: lightness + (scheme === 'light' ? 0.01 : -0.01),
        });
        expect(weakestContrast(nearer, scheme)).toBeLessThan(leastContrast);
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
    for (const { paper, card } of Object.values(papers)) {
      expect(pages).toContain(`--paper: ${paper};`);
      expect(pages).toContain(`--card: ${card};`);
    }
    const bars = ['#ddd6c9', '#45413a'];
    const behindWords = coloursAfter(/background-color(?:: |=")(#[0-9a-f]{6})/g, mails).filter(
      (colour) => !bars.includes(colour),
    );
    const { light, dark } = papers;
    expect(behindWords.sort()).toEqual([light.paper, light.inset, dark.paper, dark.inset].sort());
  });

  it('leave the other words readable on what they tint', () => {
    const [inTheLight = '', inTheDark = ''] = pages.split('@media (prefers-color-scheme: dark)');
    const [mailInTheLight = '', mailInTheDark = ''] = mails.split('@media (prefers-color-scheme: dark)');
    const named = /--(?:ink|soft|second|fault): (#[0-9a-f]{6})/g;
    const written = /[ "]color(?:: |=")(#[0-9a-f]{6})/g;
    const words = {
      light: [...coloursAfter(named, inTheLight), ...coloursAfter(written, mailInTheLight)],
      dark: [...coloursAfter(named, inTheDark), ...coloursAfter(written, mailInTheDark)],
    };
    fc.assert(
      fc.property(colours, schemes, (colour, scheme) => {
        const accent = readableShade(colour, scheme);
        const { tint, strong, onAccent } = palettesOf({ ...plainTheme(), accent, accentInDark: accent })[
          scheme
        ];
        for (const word of words[scheme])
          expect(contrastOf(colourSchema.parse(word), tint)).toBeGreaterThanOrEqual(leastContrast);
        for (const other of [tint, onAccent, ...Object.values(papers[scheme])])
          expect(contrastOf(strong, other)).toBeGreaterThanOrEqual(leastContrast);
      }),
    );
  });
});

it('a colour is six figures, in whichever case, and nothing else', () => {
  expect(colourSchema.parse('#44505C')).toBe('#44505c');
  for (const wrong of ['44505c', '#fff', 'teal', '#44505c80', '#44505g'])
    expect(colourSchema.safeParse(wrong).error?.issues[0]?.message).toBe(
      `is "${wrong}"; write a colour as "#44505c"`,
    );
});
