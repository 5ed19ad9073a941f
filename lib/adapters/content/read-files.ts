import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

// What editors and file managers leave behind.
export const isLitter = (name: string): boolean => name.startsWith('.') || name.endsWith('~');

/** The text of every file under a folder, by its path from there with `/`, in order; litter is passed over. */
export const readFiles = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep))
    .filter((parts) => !parts.some(isLitter))
    .map((parts) => parts.join('/'))
    .sort();
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')));
  return new Map(paths.map((path, index) => [path, texts[index] ?? '']));
};
