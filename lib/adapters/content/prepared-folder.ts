import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PreparedContent } from '../../domain/content/content.ts';
import { imageName } from '../../domain/image/image.ts';
import { readFiles } from './read-files.ts';

/** Where the bytes of the images lie, beside the content. */
const imagesFolder = 'images';

/** Writes content for a function to find beside its code: `content/` with texts alone, and the images beside it. */
export const writePreparedFolder = (folder: string, { files, images }: PreparedContent): void => {
  const write = (path: string, data: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), data);
  };
  for (const [path, text] of files) write(path, text);
  for (const [name, bytes] of images) write(`${imagesFolder}/${name}`, bytes);
};

/** Reads it back. */
export const readPreparedFolder = async (folder: string): Promise<PreparedContent> => {
  const at = join(folder, imagesFolder);
  const names = existsSync(at) ? (await readdir(at)).map((name) => imageName.parse(name)) : [];
  return {
    files: new Map(
      [...(await readFiles(join(folder, 'content')))].map(([path, text]) => [`content/${path}`, text]),
    ),
    images: new Map(
      await Promise.all(
        names.map(async (name) => [name, new Uint8Array(await readFile(join(at, name)))] as const),
      ),
    ),
  };
};
