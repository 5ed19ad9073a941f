import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { checkout } from '../bin/run-program.ts';
import { bootstrap } from './deploy.ts';
import { startEmulator } from './emulator.ts';

/** Where the emulator, and what it is given, are kept between runs. */
export const cloudFolder = join(checkout, '.dripline', 'cloud');

/** One account for all files, in which nothing has ever been, made ready as an operator does once. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  await mkdir(cloudFolder, { recursive: true });
  const { end, ...account } = await startEmulator(cloudFolder);
  try {
    await bootstrap(account);
  } catch (error) {
    await end();
    throw error;
  }
  project.provide('account', account);
  return end;
};
