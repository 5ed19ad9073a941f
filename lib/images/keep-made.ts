import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { keptFiles, keptFolder } from '../adapters/kept-files.ts';
import { readyImageSchema } from '../domain/image/image.ts';
import { memoize } from '../pipeline/memoize.ts';
import { type Made, nameOf } from './make-image.ts';

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

const keptSchema = z.object({ image: readyImageSchema, bytes: z.base64() });

/**
 * Makes nothing twice that comes of the same `from`, in this run or a later one: each command prepares all of the content, and a
 * photo takes a second.
 */
export const createKeepMade = (folder = keptFolder('images')) => {
  const remember = memoize<Made>();
  const files = keptFiles(folder);
  let read: Promise<string> | undefined;

  /** Undefined also where the bytes are not those of the image's name. */
  const find = async (name: string): Promise<Made | undefined> => {
    const kept = await files.find(name, keptSchema);
    if (!kept) return undefined;
    const bytes = new Uint8Array(Buffer.from(kept.bytes, 'base64'));
    return kept.image.name === nameOf(bytes, kept.image.name.endsWith('.png') ? 'png' : 'jpg')
      ? { image: { status: 'ready', ...kept.image }, bytes }
      : undefined;
  };
  const keep = async (name: string, { image, bytes }: Made): Promise<void> => {
    if (image.status !== 'ready' || !bytes) return;
    const { status: _, ...ready } = image;
    await files.keep(name, { image: ready, bytes: Buffer.from(bytes).toString('base64') });
  };

  return (from: string, make: () => Promise<Made>): Promise<Made> =>
    remember(from, async () => {
      read ??= readRecipe();
      const name = createHash('sha256')
        .update(`${await read}\n${from}`)
        .digest('hex');
      const known = await find(name);
      if (known) return known;
      const made = await make();
      await keep(name, made);
      return made;
    });
};
