import { constants } from 'node:fs';
import { access, type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileTrouble } from '../lib/adapters/on-file.ts';
import { Unusable } from '../lib/adapters/unusable.ts';
import { isFolder } from './content-folder.ts';

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const isOf = (error: unknown, call: 'open' | 'write'): boolean =>
  error instanceof Error && 'syscall' in error && error.syscall === call;

/** What the file system has against writing there, and what to do. */
const troubleAt = (path: string, error: unknown): unknown => {
  const code = codeOf(error);
  if (code === undefined) return error;
  const folder = dirname(resolve(path));
  const sentence =
    code === 'ENOENT'
      ? isFolder(folder)
        ? `${path} can not be written: nothing can be put into ${folder}.`
        : `${path} can not be written: there is no folder ${folder}.`
      : (fileTrouble(error, path) ?? `${path} can not be written (${code}).`);
  // Of a file that is there already the sentence says what to do.
  const saysWhatToDo = code === 'EEXIST' && isOf(error, 'open');
  return new Unusable(saysWhatToDo ? sentence : `${sentence} Name another place.`, { cause: error });
};

const atPlace = async <Result>(path: string, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw troubleAt(path, error);
  }
};

/** With those above it that there are not. Node's own way to do that tries for ever in a folder that takes nothing in, such as /proc. */
const makeWithAbove = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder);
  } catch (error) {
    if (isFolder(folder)) return;
    const above = dirname(folder);
    if (codeOf(error) !== 'ENOENT' || isFolder(above)) throw error;
    await makeWithAbove(above);
    await makeWithAbove(folder);
  }
};

/** Makes a folder that a command is to write into, before its work begins: what can not be written into is refused at once. */
export const makeFolder = (path: string): Promise<void> =>
  atPlace(path, async () => {
    await makeWithAbove(resolve(path));
    await access(path, constants.W_OK);
  });

/**
 * What is in a file that is there already: it stays, and the command is refused; or it is written over once the work is done. What
 * must not be lost is people's data, and for its owner's eyes alone.
 */
type Before = 'kept' | 'replaced';
const modes: Readonly<Record<Before, number>> = { kept: 0o600, replaced: 0o666 };

const openPlace = async (path: string, before: Before): Promise<{ file: FileHandle; isNew: boolean }> => {
  try {
    return { file: await open(path, 'wx', modes[before]), isNew: true };
  } catch (error) {
    if (before === 'kept' || codeOf(error) !== 'EEXIST') throw error;
    return { file: await open(path, 'r+'), isNew: false };
  }
};

/** Of a file that is open Node does not say which it was. A connection that breaks as it is written to is none. */
const isOfWriting = (error: unknown): boolean =>
  isOf(error, 'write') && fileTrouble(error, 'it') !== undefined;

/**
 * Opens the file that a command is to fill before its work begins: what can not be written is refused at once. A new one that is
 * still empty when the work fails is taken away again.
 */
export const intoFile = async <Result>(
  path: string,
  before: Before,
  work: (file: FileHandle) => Promise<Result>,
): Promise<Result> => {
  const { file, isNew } = await atPlace(path, () => openPlace(path, before));
  try {
    return await work(file);
  } catch (error) {
    if (isNew && (await file.stat()).size === 0) await rm(path);
    throw isOfWriting(error) ? troubleAt(path, error) : error;
  } finally {
    await file.close();
  }
};
