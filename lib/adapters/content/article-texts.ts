import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleTexts } from '../../pipeline/ports/content.ts';
import { onFile } from '../on-file.ts';

const orUndefined = (error: NodeJS.ErrnoException): undefined => {
  if (error.code === 'ENOENT') return undefined;
  throw error;
};

/** The articles' texts in a folder; undefined where there is no such file. */
export const createArticleTexts = (folder: string): ArticleTexts => ({
  read: async (article) => {
    const file = join(folder, article.text);
    return onFile(file, () => readFile(file, 'utf8').catch(orUndefined));
  },
});

/**
 * Keeps a text in a folder that no repository takes in. One that is there is written over only where it is a former version of
 * the same article.
 */
export const keepArticleText = async (
  folder: string,
  { name, words }: { name: string; words: string },
  { over }: { over: boolean },
): Promise<'kept' | 'taken'> => {
  const file = join(folder, name);
  const there = over ? undefined : await onFile(file, () => readFile(file, 'utf8').catch(orUndefined));
  if (there !== undefined && there !== words) return 'taken';
  await onFile(folder, () => mkdir(folder, { recursive: true }));
  await onFile(folder, () => writeFile(join(folder, '.gitignore'), '*\n'));
  await onFile(file, () => writeFile(file, words));
  return 'kept';
};
