import { join } from 'node:path';
import { openRunningWorld } from '../lib/local/running-world.ts';
import { startWorld } from '../lib/local/world.ts';
import { runningWorld } from '../lib/local/world-file.ts';
import { projectFolder } from './commands/folders.ts';
import { Complaint } from './complaint.ts';
import type { Stage } from './stage.ts';

/** The world of this folder: the one that `npm start` runs now, or one that runs for as long as the command does. */
export const openLocalStage = async (): Promise<Stage> => {
  const folder = join(process.cwd(), '.dripline');
  const running = await runningWorld(folder);
  if (running) return openRunningWorld(running, folder, projectFolder);

  const world = await startWorld({ folder, port: 0, project: projectFolder });
  if ('refused' in world) throw new Complaint(world.refused.join('\n'));
  return { connection: world.connection, build: world.build, close: world.close };
};
