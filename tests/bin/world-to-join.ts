import { join } from 'node:path';
import { afterAll } from 'vitest';
import { worldFolderOf } from '../../bin/content-folder.ts';
import { startWorld, type WorldSettings } from '../../lib/local/world/world.ts';
import { contentOnDisk, type FilesOnDisk } from '../worlds/content-on-disk.ts';
import { servicesHere } from '../worlds/services-here.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';
import { checkout, runProgram } from './run-program.ts';

/**
 * A world for one test file, and `dripline` in its folder, about its content: commands join it, as they join one that `npm start` runs.
 * To be started at the top of the file. What it knows ends with it, unless its `services` are others.
 */
export const worldToJoin = async (
  files: FilesOnDisk,
  options: Pick<WorldSettings, 'publishesNothing' | 'services'> = {},
) => {
  const content = await contentOnDisk(files);
  const folder = await temporaryFolder();
  const templates = join(checkout, 'templates');
  const at = { folder: worldFolderOf(content, folder), port: 0, content, templates };
  const world = await startWorld({ ...at, services: servicesHere().start, ...options });
  if ('refused' in world) throw new Error(world.refused.join('\n'));
  afterAll(() => world.close());
  const dripline = (...args: string[]) => runProgram([...args, '--content', content], checkout, {}, folder);
  return { content, folder, world, dripline };
};
