import { createHash } from 'node:crypto';
import { isSiteImage } from '../domain/content/content-paths.ts';
import {
  type ImageName,
  imageName,
  largestImage,
  type MadeImage,
  sizeInWords,
  tallestImage,
  widestImage,
} from '../domain/image/image.ts';

/** What came of an image file: the text that stands for it in an edition, and its bytes where it can be shown. */
export type Made = { image: MadeImage; bytes?: Uint8Array };

const refused = (reason: string): Made => ({ image: { status: 'refused', reason } });

/** More than any camera writes; a file that is larger was not meant for a mail. */
export const largestFile = 25 * 1024 * 1024;

/** Few bytes can stand for very many pixels, which all lie in memory while an image is scaled. */
const mostPixels = 50_000_000;

const secondsAtMost = 30;

/** The kinds that can be used, by the endings of their names: what sharp calls them, and what people do. */
const kinds: Readonly<Record<string, { format: string; called: string }>> = {
  jpg: { format: 'jpeg', called: 'a JPEG' },
  jpeg: { format: 'jpeg', called: 'a JPEG' },
  jfif: { format: 'jpeg', called: 'a JPEG' },
  png: { format: 'png', called: 'a PNG' },
  gif: { format: 'gif', called: 'a GIF' },
  webp: { format: 'webp', called: 'a WebP' },
  avif: { format: 'heif', called: 'an AVIF' },
};

const endingOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1).toLowerCase();

/** What mail programs cannot show, and what we cannot read on every machine alike. */
const refusedByEnding = (path: string): string | undefined => {
  const ending = endingOf(path);
  if (ending in kinds) return undefined;
  return ending === 'svg' || ending === 'svgz'
    ? `is an SVG, which mail programs do not show; export it as PNG, ${widestImage} pixels wide`
    : `is of a kind that not every program can read (.${ending}); save it as JPEG or PNG`;
};

/** Smaller and coarser, until one is small enough. */
const attempts = [
  { width: widestImage, quality: 82 },
  { width: widestImage, quality: 70 },
  { width: 1000, quality: 66 },
  { width: 800, quality: 60 },
] as const;

const fits = ({ data }: { data: Uint8Array }): boolean => data.byteLength <= largestImage;

/** Loaded with the first image that is not made yet: mostly, all of them are. */
export const loadSharp = async () => (await import('sharp')).default;

/** The pixels of a file in the colours of screens, upright and no larger than a mail shows them. */
const scaled = async (bytes: Uint8Array, width: number) =>
  (await loadSharp())(bytes, { limitInputPixels: mostPixels, failOn: 'error', autoOrient: true })
    .timeout({ seconds: secondsAtMost })
    .resize({ width, height: tallestImage, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');

type Encoded = { data: Uint8Array; info: { width: number; height: number } };

/** The first attempt that is small enough; of one that is no photo, as PNG where that is smaller. */
const asPicture = async (
  bytes: Uint8Array,
  format: string,
): Promise<(Encoded & { as: 'jpg' | 'png' }) | undefined> => {
  // On white, as most were drawn for: a dark drawing would be lost on the dark page that a mail program makes of ours.
  const opaque = async (width: number) => (await scaled(bytes, width)).flatten({ background: '#ffffff' });
  const isPhoto = format === 'jpeg';
  for (const { width, quality } of attempts) {
    const chromaSubsampling = isPhoto ? '4:2:0' : '4:4:4';
    const jpeg = await (await opaque(width))
      .jpeg({ quality, chromaSubsampling, mozjpeg: true })
      .toBuffer({ resolveWithObject: true });
    const png = isPhoto
      ? undefined
      : await (await opaque(width)).png({ compressionLevel: 9 }).toBuffer({ resolveWithObject: true });
    if (png && fits(png) && png.data.byteLength <= jpeg.data.byteLength) return { ...png, as: 'png' };
    if (fits(jpeg)) return { ...jpeg, as: 'jpg' };
  }
  return undefined;
};

/** What belongs to the site stands on backgrounds of ours, light or dark, and keeps what shows through. */
const asSiteImage = async (bytes: Uint8Array): Promise<(Encoded & { as: 'png' }) | undefined> => {
  for (const palette of [false, true]) {
    const png = await (await scaled(bytes, widestImage))
      .png({ compressionLevel: 9, palette })
      .toBuffer({ resolveWithObject: true });
    if (fits(png)) return { ...png, as: 'png' };
  }
  return undefined;
};

/** The name that the bytes of an image make. */
export const nameOf = (bytes: Uint8Array, as: 'jpg' | 'png'): ImageName =>
  imageName.parse(`${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${as}`);

/** The image under the name that its bytes make. */
export const named = ({ data, info, as }: Encoded & { as: 'jpg' | 'png' }): Made => {
  return {
    image: {
      status: 'ready',
      name: nameOf(data, as),
      width: info.width,
      height: info.height,
      bytes: data.byteLength,
    },
    // A plain array of bytes, as every store gives it back.
    bytes: new Uint8Array(data),
  };
};

/** What the file says of itself, before a pixel of it is read. */
const headOf = async (bytes: Uint8Array) =>
  (await loadSharp())(bytes, { limitInputPixels: false }).metadata();

const refusedByHead = (
  path: string,
  { format, width, height, pages = 1, compression }: Awaited<ReturnType<typeof headOf>>,
): string | undefined => {
  const kind = kinds[endingOf(path)];
  if (format !== kind?.format) {
    const real = Object.entries(kinds).find(([, each]) => each.format === format);
    return real
      ? `is ${real[1].called} by what is in it; give it a name that ends in .${real[0]}`
      : 'is no image that can be read; save it as JPEG or PNG';
  }
  if (format === 'heif' && compression !== 'av1') return 'is a HEIC photo; save it as JPEG';
  if (pages > 1)
    return 'is animated, which nobody can stop in a mail and Outlook does not show; use one picture of it';
  return width * height > mostPixels
    ? `has ${width} × ${height} pixels; at most ${mostPixels / 1_000_000} million can be opened, so scale it down`
    : undefined;
};

/**
 * Makes an image file ready for mails and pages: upright, at most twice as wide as it is shown, small enough for a phone, as JPEG
 * or PNG, and without place, time and camera. Or says what keeps it from being, as a person can mend it.
 */
export const makeImage = async (path: string, bytes: Uint8Array): Promise<Made> => {
  const unusable =
    refusedByEnding(path) ??
    (bytes.byteLength === 0 ? 'is empty' : undefined) ??
    (bytes.byteLength > largestFile
      ? `is ${sizeInWords(bytes.byteLength)} large; at most ${sizeInWords(largestFile)} are read, so scale it down`
      : undefined);
  if (unusable !== undefined) return refused(unusable);
  const head = await headOf(bytes).catch(() => undefined);
  if (!head) return refused('is no image that can be read; save it as JPEG or PNG');
  const misfit = refusedByHead(path, head);
  if (misfit !== undefined) return refused(misfit);
  try {
    const made = isSiteImage(path) ? await asSiteImage(bytes) : await asPicture(bytes, head.format);
    return made
      ? named(made)
      : refused(`is more than ${sizeInWords(largestImage)} however it is compressed; use a simpler one`);
  } catch {
    // The words of the decoder name its own parts and help nobody.
    return refused('is cut off or damaged: not all of it can be read; save it anew');
  }
};
