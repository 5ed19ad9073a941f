import type { ContentFiles } from '../domain/content/content.ts';
import { createPrepareContent } from './prepare-content.ts';

/** The files of a content folder, for whoever looks at them and publishes nothing. */
export const readContentFiles = async (folder: string): Promise<ContentFiles> =>
  (await createPrepareContent()(folder)).files;
