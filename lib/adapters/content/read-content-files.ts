import type { ContentFiles } from '../../domain/content/content.ts';
import { readFiles } from './read-files.ts';

/** The content folder from disk. Throws what the file system says if the folder cannot be read. */
export const readContentFiles = async (folder: string): Promise<ContentFiles> =>
  new Map([...(await readFiles(folder))].map(([path, text]) => [`content/${path}`, text]));
