import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { collectFrom } from '../log/collect.ts';

/**
 * Whatever a test file writes has a folder of its own, which is gone when its tests are done; what worlds in it have logged is kept until the
 * end. In the environment, which is put back after each file: the modules that write are the same for all of them.
 */
const folder = mkdtempSync(join(tmpdir(), 'dripline-'));
process.env.FOLDER_OF_TEST_FILE = folder;

afterAll(async () => {
  await collectFrom(folder);
  await rm(folder, { recursive: true, force: true });
});
