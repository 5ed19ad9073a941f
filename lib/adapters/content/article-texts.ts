import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleTexts } from '../../pipeline/ports.ts';

/** The articles' texts in a folder; undefined where there is no such file. */
export const createArticleTexts = (folder: string): ArticleTexts => ({
  read: async (article) => {
    try {
      return await readFile(join(folder, article.text), 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  },
});
