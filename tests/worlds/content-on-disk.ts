import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** Files by their paths: texts, and images as they come from a camera. */
export type FilesOnDisk = ReadonlyMap<string, string | Uint8Array>;

/** Writes content into a folder as its author has it: what is `content/…` here lies at the folder's top. */
export const writeContent = async (folder: string, content: FilesOnDisk): Promise<string> => {
  for (const [path, text] of content) {
    const file = join(folder, path.replace(/^content\//, ''));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
};

/** Content in a folder of its own, gone when the tests of the file are done. */
export const contentOnDisk = async (content: FilesOnDisk): Promise<string> =>
  writeContent(await temporaryFolder(), content);
