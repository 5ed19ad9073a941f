import { readdir } from 'node:fs/promises';
import { create } from 'dynalite/db/index.js';
import { onFile } from '../../adapters/on-file.ts';
import { Unusable } from '../../adapters/unusable.ts';
import { damagedFile, wayOut } from '../process/damaged-file.ts';

/**
 * Opens the store of a folder once and closes it, or throws what is wrong with it. dynalite opens it at the first request only, and
 * then ends with no word on why.
 */
export const checkStore = async (path: string): Promise<void> => {
  const names = await onFile(path, () => readdir(path));
  // Without it LevelDB would take what is there for nothing, and begin anew.
  const isThere = (name: RegExp) => names.some((each) => name.test(each));
  if (isThere(/^MANIFEST-/) && !isThere(/^CURRENT$/)) throw damagedFile(path, 'the file CURRENT is missing');
  const { db } = create({ path });
  await db.open().catch((error: unknown) => {
    throw troubleWith(path, error);
  });
  await new Promise<void>((resolve) => db.close(resolve));
};

const troubleWith = (path: string, error: unknown): unknown => {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error) || !('code' in cause)) return error;
  if (cause.code === 'LEVEL_LOCKED')
    return new Unusable(`${path} is in use by another program; end that first.`);
  return cause.code === 'LEVEL_IO_ERROR'
    ? new Unusable(`${path} can not be opened (${cause.message}). Mend that, or ${wayOut}`)
    : damagedFile(path, cause.message);
};
