import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { worldFile } from '../process/world-file.ts';

/** Removes all that earlier runs kept. Who holds the folder now stays written there. */
export const emptyFolder = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(folder)).filter((name) => name !== worldFile);
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true })));
};
