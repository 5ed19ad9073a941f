import { mkdir } from 'node:fs/promises';
import { type Child, startChild } from '../process/child.ts';
import type { Pass } from '../process/pass.ts';
import { connectFake, type Fake } from './client.ts';
import type { FakeSettings } from './contract.ts';

/** SES and Secrets Manager as our own fake plays them, on one port. */
export const startAwsFake = async (settings: FakeSettings, pass: Pass): Promise<Child & { fake: Fake }> => {
  await mkdir(settings.folder, { recursive: true });
  const child = await startChild(new URL('./main.ts', import.meta.url), settings, pass);
  return { ...child, fake: connectFake(child.endpoint, pass) };
};
