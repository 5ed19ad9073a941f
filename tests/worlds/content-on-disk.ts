import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ContentFiles } from '../../lib/domain/content/content.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Writes content into a folder as its author has it: what is `content/…` here lies at the folder's top. */
export const writeContent = async (folder: string, content: ContentFiles): Promise<string> => {
  for (const [path, text] of content) {
    const file = join(folder, path.replace(/^content\//, ''));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
};

/** Content in a folder of its own, gone when the tests of the file are done. */
export const contentOnDisk = async (content: ContentFiles): Promise<string> =>
  writeContent(await temporaryFolder(), content);
