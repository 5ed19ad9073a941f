import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type {} from './collect.ts';

/** One folder a run, for everything that is logged in it. */
export default async (project: TestProject) => {
  const folder = await mkdtemp(join(tmpdir(), 'dripline-log-'));
  project.provide('logFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
};
