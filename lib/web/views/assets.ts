import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'hono';
import { Hono } from 'hono/quick';
import * as z from 'zod';
import { colourSchema } from '../../domain/theme/colour.ts';
import { type Palettes, palettesOf } from '../../domain/theme/palette.ts';
import { plainTheme, type Theme, type Typeface, typefaces } from '../../domain/theme/theme.ts';
import { type DeflatedPart, deflatedPart } from './gzip-page.ts';
import { themeStyle } from './theme-style.ts';

export const assetNames = ['style.css', 'time-zone.js', 'favicon.svg'];

/**
 * What a page brings along, so that a first look at it is one call and not four: style and script stand in it, under hashes that the
 * page's policy lets through, and so does the icon.
 */
export type Assets = {
  style: string;
  /** The same for pages that are compressed. */
  stylePart: DeflatedPart;
  timeZoneScript: string;
  icon: string;
  /** How the page's policy names the style and the script. */
  inPolicy: { style: string; script: string };
};

const hashInPolicy = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What the site of a page has of its own in these files. */
export type Look = { theme: Theme; brand: string };

/** A tenth of the style sheet is for those who write it: its comments, and the blanks before its lines. What is quoted stays. */
const asSent = (style: string): string =>
  style
    .replace(/("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\/\*[\s\S]*?\*\//g, (_, quoted: string = '') => quoted)
    .replace(/\n\s+/g, '\n');

/** The script's comments stand on lines of their own. */
const withoutComments = (script: string): string => script.replace(/^ *\/\/.*\n/gm, '');

/** Within a page, what would end the element that it stands in; both languages read it as they did. */
const withinPage = (text: string): string => text.replaceAll('</', '<\\/');

/** A letter or a figure with its marks, which means nothing to XML. */
const letterSchema = z.string().regex(/^(?:[\p{L}\p{N}]\p{M}*)?$/u);

/** What stands on the icon of a site without one: the first letter of its name, whatever marks are before it. */
const letterOf = (brand: string): string => /[\p{L}\p{N}]\p{M}*/u.exec(brand.toUpperCase())?.[0] ?? '';

/** A look as a path has it: `44505c-b6bcc3-serif`, and for an icon `44505c-b6bcc3-D`. */
const inPath = ({ light, dark }: Palettes, last: string): string =>
  `${light.accent.slice(1)}-${dark.accent.slice(1)}-${encodeURIComponent(last)}`;

const readLook = (text: string) => {
  const [accent, accentInDark, ...last] = text.split('-');
  return { accent: `#${accent}`, accentInDark: `#${accentInDark}`, last: last.join('-') };
};
const colours = { accent: colourSchema, accentInDark: colourSchema };
const styleLook = z
  .string()
  .transform(readLook)
  .pipe(z.object({ ...colours, last: z.enum(typefaces) }));
const iconLook = z
  .string()
  .transform(readLook)
  .pipe(z.object({ ...colours, last: letterSchema }));

const noLook: Look = { theme: plainTheme(), brand: '' };

const versionOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 12);

const send = (c: Context, type: string, text: string): Response =>
  c.body(text, 200, {
    'Content-Type': type,
    'Cache-Control':
      c.req.query('v') === versionOf(text) ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    // A page in another site's sandboxed frame counts as another site, and loads them all the same.
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });

/** The few files beside the pages, read once from `folder`, in the look of each site. */
export const createAssets = (folder: string) => {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const [sheet, script] = [
    withinPage(asSent(read('style.css'))),
    withinPage(withoutComments(read('time-zone.js'))),
  ];
  const drawing = read('favicon.svg').trim();

  const styleIn = (palettes: Palettes, typeface: Typeface): string => sheet + themeStyle(palettes, typeface);
  const iconIn = ({ light, dark }: Palettes, letter: string): string =>
    drawing
      .replace('ON-LIGHT', light.onAccent)
      .replace('ON-DARK', dark.onAccent)
      .replace('LIGHT', light.accent)
      .replace('DARK', dark.accent)
      .replaceAll('LETTER', letter);

  const iconPath = (look: Look): string => {
    const letter = letterOf(look.brand);
    const palettes = palettesOf(look.theme);
    return `/assets/${inPath(palettes, letter)}/favicon.svg?v=${versionOf(iconIn(palettes, letter))}`;
  };
  const madeFor = ({ theme, brand }: Look): Assets => {
    // The shades of an accent are looked for step by step, which takes longer than all else here.
    const palettes = palettesOf(theme);
    const style = styleIn(palettes, theme.typeface);
    return {
      style,
      stylePart: deflatedPart(style),
      timeZoneScript: script,
      icon: `data:image/svg+xml,${encodeURIComponent(iconIn(palettes, letterOf(brand)))}`,
      inPolicy: { style: hashInPolicy(style), script: hashInPolicy(script) },
    };
  };
  /** Every page asks, and a stage has few looks: one for each edition of its site. */
  const known = new Map<string, Assets>();

  /** Of a page that knows of no site, in no look of anybody's. */
  const assetsFor = (look: Look = noLook): Assets => {
    const key = JSON.stringify([look.theme, look.brand]);
    const assets = known.get(key) ?? madeFor(look);
    known.set(key, assets);
    return assets;
  };

  const routes = new Hono();
  routes.get('/assets/:look/favicon.svg', (c) => {
    const look = iconLook.safeParse(c.req.param('look')).data;
    if (!look) return c.notFound();
    return send(c, 'image/svg+xml', iconIn(palettesOf(look), look.last));
  });
  // For pages that were loaded when styles and scripts had paths.
  routes.get('/assets/:look/style.css', (c) => {
    const look = styleLook.safeParse(c.req.param('look')).data;
    if (!look) return c.notFound();
    return send(c, 'text/css; charset=utf-8', styleIn(palettesOf(look), look.last));
  });
  routes.get('/assets/time-zone.js', (c) => send(c, 'text/javascript; charset=utf-8', script));

  return { assetsFor, iconPath: (look: Look = noLook) => iconPath(look), routes };
};
