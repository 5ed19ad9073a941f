import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

/** A new folder, which is gone when the tests of the file are done: `folder-of-test-file.ts` makes the one around it. */
export const temporaryFolder = (): Promise<string> =>
  mkdtemp(join(process.env.FOLDER_OF_TEST_FILE ?? '', 'dripline-'));
