import { UsageError } from './usage-error.ts';

const inWords: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no ${path}.`,
  EISDIR: (path) => `${path} is a folder. Name a file.`,
  ENOTDIR: (path) => `${path} is a file where a folder is needed.`,
  EEXIST: (path) => `${path} is there already. Name a new one.`,
  EACCES: (path) => `${path} may not be read or written by you.`,
  EPERM: (path) => `${path} may not be read or written by you.`,
  EROFS: (path) => `${path} can not be written: nothing can be where it is.`,
  ENOSPC: (path) => `${path} can not be written: the disk is full.`,
};

/** Works with a file or folder that somebody named; what the file system has against it becomes a sentence. */
export const onFile = async <Result>(path: string, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const sentence = inWords[code]?.(path);
    throw sentence === undefined ? error : new UsageError(sentence);
  }
};
