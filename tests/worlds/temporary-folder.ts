import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { collectFrom } from '../log/collect.ts';

/** A folder for one test file, gone when its tests are done; what worlds in it have logged is kept until the end. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'dripline-'));
  afterAll(async () => {
    await collectFrom(folder);
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
};
