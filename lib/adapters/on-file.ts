import { Unusable } from './unusable.ts';

const inWords: Readonly<Record<string, (path: string, call: string) => string>> = {
  ENOENT: (path) => `There is no ${path}.`,
  EISDIR: (path) => `${path} is a folder. A file is needed there.`,
  ENOTDIR: (path) => `${path} is a file where a folder is needed, or lies in one.`,
  EEXIST: (path, call) =>
    call === 'mkdir'
      ? `${path} is a file where a folder is needed.`
      : `${path} is there already. Name a new one.`,
  EACCES: (path) => `${path} may not be read or written by you.`,
  EPERM: (path) => `${path} may not be read or written by you.`,
  EROFS: (path) => `${path} can not be written: nothing can be where it is.`,
  ENOSPC: (path) => `${path} can not be written: the disk is full.`,
  ELOOP: (path) => `${path} is a link that leads in a circle.`,
  ENAMETOOLONG: (path) => `${path} is too long a name.`,
};

/** What the file system has against a file or folder, as a sentence; undefined for an error of any other kind. */
export const fileTrouble = (error: unknown, named?: string): string | undefined => {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const path = named ?? ('path' in error && typeof error.path === 'string' ? error.path : undefined);
  const call = 'syscall' in error ? String(error.syscall) : '';
  return path === undefined ? undefined : inWords[String(error.code)]?.(path, call);
};

/** The sentence that a program shows instead of a stack trace, for what is unusable; undefined for what nobody had reckoned with. */
export const unusableInWords = (error: unknown): string | undefined =>
  error instanceof Unusable ? error.message : fileTrouble(error);

/** Works with a file or folder; what the file system has against it becomes a sentence. Node does not always say which file it was. */
export const onFile = async <Result>(path: string, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    const sentence = fileTrouble(error, path);
    throw sentence === undefined ? error : new Unusable(sentence, { cause: error });
  }
};
