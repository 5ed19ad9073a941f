import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

/** A new folder, which is gone when the tests of the file are done: `folder-of-test-file.ts` makes the one around it. */
export const temporaryFolder = async (): Promise<string> => {
  const around = process.env.FOLDER_OF_TEST_FILE;
  if (!around) throw new Error('This run of Vitest does without tests/worlds/folder-of-test-file.ts.');
  return mkdtemp(join(around, 'dripline-'));
};
