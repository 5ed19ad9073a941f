import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { readyImageSchema } from '../domain/image/image.ts';
import { memoize } from '../pipeline/memoize.ts';
import { type Made, nameOf } from './make-image.ts';

/** Beside what `npm ci` brings, and gone with it: whatever is in it can be made again. */
const ownFolder = fileURLToPath(new URL('../../node_modules/.cache/dripline/images', import.meta.url));

/** What images and cards come of, beside their files and words: with another one of these, everything is made anew. */
const recipe = [
  './make-image.ts',
  './draw-card.ts',
  '../domain/image/image.ts',
  '../domain/theme/palette.ts',
  // Which versions of the libraries that draw and scale.
  '../../package.json',
] as const;

const readRecipe = async (): Promise<string> => {
  const texts = recipe.map((path) => readFile(new URL(path, import.meta.url), 'utf8'));
  return (await Promise.all(texts)).join('\n');
};

const keptSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is cut off' });
      return z.NEVER;
    }
  })
  .pipe(z.object({ image: readyImageSchema, bytes: z.base64() }));

/** Undefined where nothing was kept, or what is there is not whole. */
const find = async (file: string): Promise<Made | undefined> => {
  const kept = keptSchema.safeParse(await readFile(file, 'utf8').catch(() => undefined)).data;
  if (!kept) return undefined;
  const bytes = new Uint8Array(Buffer.from(kept.bytes, 'base64'));
  return kept.image.name === nameOf(bytes, kept.image.name.endsWith('.png') ? 'png' : 'jpg')
    ? { image: { status: 'ready', ...kept.image }, bytes }
    : undefined;
};

/** Whoever reads it while it is written takes it for cut off. Where nothing can be written, it is made again next time. */
const keep = async (folder: string, file: string, { image, bytes }: Made): Promise<void> => {
  if (image.status !== 'ready' || !bytes) return;
  const { status: _, ...ready } = image;
  const text = JSON.stringify({ image: ready, bytes: Buffer.from(bytes).toString('base64') });
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(file, text);
  } catch {
    // A cache that cannot be kept costs time and nothing else.
  }
};

/**
 * Makes nothing twice that comes of the same `from`, in this run or a later one: each command prepares all of the content, and a
 * photo takes a second.
 */
export const createKeepMade = (folder = ownFolder) => {
  const remember = memoize<Made>();
  let read: Promise<string> | undefined;
  return (from: string, make: () => Promise<Made>): Promise<Made> =>
    remember(from, async () => {
      read ??= readRecipe();
      const key = createHash('sha256')
        .update(`${await read}\n${from}`)
        .digest('hex');
      const file = join(folder, `${key}.json`);
      const known = await find(file);
      if (known) return known;
      const made = await make();
      await keep(folder, file, made);
      return made;
    });
};
