import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { onFile } from '../on-file.ts';

// What editors and file managers leave behind.
export const isLitter = (name: string): boolean => name.startsWith('.') || name.endsWith('~');

/** A folder that stands where a file was meant: what is read here is no folder's name. */
const isNamedAsFile = (name: string): boolean => /\.(yaml|md|mjml|html|txt|hbs)$/.test(name);

/** The paths of all files under a folder, from there and with `/`, in order; litter is passed over. */
export const filesUnder = async (folder: string): Promise<string[]> => {
  const entries = await onFile(folder, async () =>
    readdirSync(folder, { recursive: true, withFileTypes: true }),
  );
  return entries
    .filter((entry) => !entry.isDirectory() || isNamedAsFile(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep))
    .filter((parts) => !parts.some(isLitter))
    .map((parts) => parts.join('/'))
    .sort();
};

/** At once: of a file of a few kilobytes, four turns through Node's threads take ten times as long as the reading. */
export const readTextOf = (file: string): Promise<string> =>
  onFile(file, async () => readFileSync(file, 'utf8'));

/**
 * The text of every file under a folder, by its path. Links are followed to files. Whatever cannot be read is named: it would be
 * missing without a word.
 */
export const readFiles = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const paths = await filesUnder(folder);
  const texts = await Promise.all(paths.map((path) => readTextOf(join(folder, path))));
  return new Map(paths.map((path, index) => [path, texts[index] ?? '']));
};
