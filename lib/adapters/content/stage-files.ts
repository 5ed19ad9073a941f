import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentFiles } from '../../domain/content/content.ts';
import { readFiles } from './read-files.ts';

const folderName = 'stages';

/** Whether a path within a content folder is of a stage's settings: those name mailboxes and accounts, and are never published. */
export const isOfStages = (path: string): boolean => path.startsWith(`${folderName}/`);

/** The files of the stages' settings in a content folder, under the paths that content has; none where there is no such folder. */
export const readStageFiles = async (content: string): Promise<ContentFiles> => {
  const folder = join(content, folderName);
  if (!existsSync(folder)) return new Map();
  return new Map(
    [...(await readFiles(folder))].map(([path, text]) => [`content/${folderName}/${path}`, text]),
  );
};
