import { mkdir } from 'node:fs/promises';
import { type Child, startChild } from '../process/child.ts';
import type { Pass } from '../process/pass.ts';

/** DynamoDB as dynalite plays it, its data in `folder`. One process may hold a folder at a time. */
export const startDynamoDb = async (folder: string, pass: Pass): Promise<Child> => {
  await mkdir(folder, { recursive: true });
  return startChild(new URL('./main.ts', import.meta.url), { path: folder }, pass);
};
