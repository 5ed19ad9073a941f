import { readFile, rm, writeFile } from 'node:fs/promises';
import { type Forgotten, type Given, writeVerdicts } from '../../../lib/authoring/judge/write-verdicts.ts';
import { verdictsFile } from '../../../lib/domain/content/content-paths.ts';
import { contentFileIn } from '../../content-folder.ts';
import { UsageError } from '../../usage-error.ts';

/** Puts verdicts into the file of a content folder, and takes out those that are not current; what of its author's went with them. */
export const keepVerdicts = async (
  folder: string,
  given: ReadonlyMap<string, Given>,
  isCurrent: (key: string) => boolean = () => true,
): Promise<Forgotten[]> => {
  const file = contentFileIn(folder, verdictsFile);
  const before = await readFile(file, 'utf8').catch(orUndefined);
  if (before === undefined && given.size === 0) return [];
  const after = writeVerdicts(before, given, isCurrent);
  if (after === undefined)
    throw new UsageError(
      `${file} is written in a way that a program cannot change without harm, so that no verdict can be kept; "dripline check" says what is wrong with it.`,
    );
  if (after.text === '') await rm(file, { force: true });
  else if (after.text !== before) await writeFile(file, after.text);
  return after.forgotten;
};

const orUndefined = (error: NodeJS.ErrnoException): undefined => {
  if (error.code === 'ENOENT') return undefined;
  throw error;
};
