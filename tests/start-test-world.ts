import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Instant } from '../lib/domain/instant.ts';
import { startWorld, type World } from '../lib/local/world.ts';
import { temporaryFolder } from './temporary-folder.ts';

const project = fileURLToPath(new URL('../', import.meta.url));

/**
 * A whole Dripline for one test file, with the content of this checkout: sign-up page, embedded services and a
 * clock that starts at `startAt` and is moved by `travelTo`. Nothing is sent by itself. Ended after the file's tests.
 */
export const startTestWorld = async (options: { startAt?: Instant } = {}): Promise<World> => {
  const folder = join(await temporaryFolder(), 'data');
  const world = await startWorld({ folder, port: 0, project, ...options });
  if ('refused' in world) throw new Error(world.refused.join('\n'));
  afterAll(world.close);
  return world;
};
