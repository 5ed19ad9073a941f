import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type ImageBytes, shownSize } from '../domain/image/image.ts';
import type { CardWords } from '../domain/theme/card.ts';
import { papers } from '../domain/theme/palette.ts';
import { loadSharp, type Made, named } from './make-image.ts';

/** What every network that shows a link asks for. */
const size = { width: 1200, height: 630 } as const;
const margin = 80;

/** The colours of the pages in the light, beside the accent. */
const colours = { paper: papers.light.paper, ink: '#24211d', quiet: '#6a645a' } as const;

const alphabets = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const;
const faces = {
  serif: { package: 'source-serif-4', weight: 600 },
  sans: { package: 'source-sans-3', weight: 600 },
} as const;
type Face = keyof typeof faces;

/** One name for each alphabet of a face: the first that has a letter draws it. */
const familyOf = (face: Face): string => alphabets.map((alphabet) => `${face}-${alphabet}`).join(', ');

const fontsOf = (face: Face) => {
  const { package: name, weight } = faces[face];
  const { resolve } = createRequire(import.meta.url);
  return alphabets.map(async (alphabet) => ({
    name: `${face}-${alphabet}`,
    weight,
    style: 'normal' as const,
    data: await readFile(resolve(`@fontsource/${name}/files/${name}-${alphabet}-${weight}-normal.woff`)),
  }));
};

/** A letter of our face is about half as wide as it is high; long words are not to be cut by the edge. */
const sizeOfTitle = (title: string): number => {
  const longest = Math.max(...title.split(/[\s-]+/).map((word) => [...word].length));
  const byWord = (size.width - 2 * margin) / (longest * 0.6);
  const byLength = title.length <= 24 ? 100 : title.length <= 48 ? 84 : title.length <= 80 ? 68 : 56;
  return Math.max(44, Math.floor(Math.min(byLength, byWord)));
};

const line = (text: string, style: Record<string, string | number>) => ({
  type: 'div',
  props: { style, children: text },
});

type Logo = { src: string; width: number; height: number };

/** As high as two lines of the brand's letters, and no wider than a third of the card. */
const logoOf = async (bytes: Uint8Array): Promise<Logo> => {
  const { format, width, height } = await (await loadSharp())(bytes).metadata();
  const shown = shownSize({ width, height }, 400);
  const high = Math.min(96, shown.height);
  return {
    src: `data:image/${format};base64,${Buffer.from(bytes).toString('base64')}`,
    width: Math.max(1, Math.round((shown.width * high) / shown.height)),
    height: high,
  };
};

const drawing = ({ title, of, brand, accent, typeface = 'serif' }: CardWords, logo: Logo | undefined) => ({
  type: 'div',
  props: {
    style: {
      ...size,
      boxSizing: 'border-box',
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: margin,
      background: colours.paper,
      borderLeft: `24px solid ${accent ?? colours.ink}`,
      color: colours.ink,
    },
    children: [
      line(of ?? '', {
        fontFamily: familyOf('sans'),
        fontSize: 34,
        color: accent ?? colours.ink,
        lineClamp: 1,
      }),
      line(title, {
        fontFamily: familyOf(typeface),
        fontSize: sizeOfTitle(title),
        lineHeight: 1.15,
        display: 'block',
        lineClamp: 4,
        wordBreak: 'break-word',
      }),
      logo
        ? { type: 'img', props: logo }
        : line(brand === title ? '' : brand, {
            fontFamily: familyOf('sans'),
            fontSize: 34,
            color: colours.quiet,
            lineClamp: 1,
          }),
    ],
  },
});

/**
 * Draws the cards of pages that are shared; the fonts come with us, so that every machine draws the same. The logo that a card names is
 * among `images`.
 */
export const createDrawCard = () => {
  let fonts: ReturnType<typeof readFonts> | undefined;
  return async (words: CardWords, images: ImageBytes = new Map()): Promise<Made> => {
    fonts ??= readFonts();
    const unknown = new Set<string>();
    const logo = words.logo && images.get(words.logo);
    const { default: satori } = await import('satori');
    const svg = await satori(drawing(words, logo && (await logoOf(logo))), {
      ...size,
      fonts: await fonts,
      loadAdditionalAsset: async (_, letters) => {
        unknown.add(letters);
        return [];
      },
    });
    if (unknown.size > 0)
      return {
        image: { status: 'refused', reason: `has letters that our fonts lack (${[...unknown].join(', ')})` },
      };
    const { data, info } = await (await loadSharp())(Buffer.from(svg))
      .png({ compressionLevel: 9, palette: true })
      .toBuffer({ resolveWithObject: true });
    return named({ data, info, as: 'png' });
  };
};

const readFonts = () => Promise.all([...fontsOf('serif'), ...fontsOf('sans')]);
