import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleTexts } from '../../pipeline/ports.ts';
import { onFile } from '../on-file.ts';

/** The articles' texts in a folder; undefined where there is no such file. */
export const createArticleTexts = (folder: string): ArticleTexts => ({
  read: async (article) => {
    const file = join(folder, article.text);
    return onFile(file, () =>
      readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      }),
    );
  },
});
