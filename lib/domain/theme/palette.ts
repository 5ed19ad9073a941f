import { type Colour, contrastOf, fromHsl, hslOf, mixed } from './colour.ts';
import type { Theme } from './theme.ts';

export type Scheme = 'light' | 'dark';

/** What pages and mails are printed on in either scheme, as the style sheets have it; code and parts of mails on the `inset`. */
export const papers = {
  light: { paper: '#fbf9f4', card: '#ffffff', inset: '#f2ede2' },
  dark: { paper: '#1d1b18', card: '#25221e', inset: '#2a2723' },
} as const satisfies Record<Scheme, { paper: Colour; card: Colour; inset: Colour }>;

/** The colours that come of an accent. */
export type Palette = {
  accent: Colour;
  /** Of what is pointed at. */
  strong: Colour;
  /** Of words on the accent. */
  onAccent: Colour;
  /** Behind a panel. */
  tint: Colour;
  /** Of lines that are there for no word. */
  edge: Colour;
};

export type Palettes = Record<Scheme, Palette>;

const white: Colour = '#ffffff';
const black: Colour = '#000000';

const withAccent = (accent: Colour, scheme: Scheme): Palette =>
  scheme === 'light'
    ? {
        accent,
        strong: mixed(black, accent, 0.25),
        onAccent: white,
        tint: mixed(accent, white, 0.1),
        edge: mixed(accent, papers.light.paper, 0.45),
      }
    : {
        accent,
        strong: mixed(white, accent, 0.3),
        onAccent: papers.dark.paper,
        tint: mixed(accent, papers.dark.paper, 0.12),
        edge: mixed(accent, papers.dark.paper, 0.55),
      };

/** What everybody can read, for words of this size: https://www.w3.org/TR/WCAG22/#contrast-minimum */
export const leastContrast = 4.5;
/** What is read with ease; a shade that nobody chose has no reason for less. */
const easyContrast = 7;

/** As `4.5:1`, rounded down: what is not enough is never said to be. */
export const ratioInWords = (contrast: number): string => `${(Math.floor(contrast * 10) / 10).toFixed(1)}:1`;

/** The weakest contrast of any words in an accent, or on it. */
export const weakestContrast = (accent: Colour, scheme: Scheme): number => {
  const { onAccent, tint } = withAccent(accent, scheme);
  return Math.min(
    ...[...Object.values(papers[scheme]), onAccent, tint].map((other) => contrastOf(accent, other)),
  );
};

/** The nearest shade of a colour's hue that reads well enough: darker in the light, lighter in the dark. */
const shadeWith = (colour: Colour, scheme: Scheme, least: number): Colour => {
  const { lightness, ...hue } = hslOf(colour);
  const step = scheme === 'light' ? -0.005 : 0.005;
  let shade = colour;
  for (let at = lightness; weakestContrast(shade, scheme) < least && at >= 0 && at <= 1; at += step)
    shade = fromHsl({ ...hue, lightness: at });
  return shade;
};

/** A shade of an accent that may stand in its place; itself, where it reads well enough. */
export const readableShade = (accent: Colour, scheme: Scheme): Colour =>
  shadeWith(accent, scheme, leastContrast);

/** The accent in the dark, where the author has chosen none: the same hue, less loud, and light. */
const inTheDark = (accent: Colour): Colour => {
  const { saturation, ...rest } = hslOf(accent);
  return shadeWith(fromHsl({ ...rest, saturation: 0.65 * saturation }), 'dark', easyContrast);
};

/** The colours of a theme, in the light and in the dark. */
export const palettesOf = ({ accent, accentInDark }: Pick<Theme, 'accent' | 'accentInDark'>): Palettes => ({
  light: withAccent(accent, 'light'),
  dark: withAccent(accentInDark ?? inTheDark(accent), 'dark'),
});
