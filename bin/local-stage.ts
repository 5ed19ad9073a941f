import { join } from 'node:path';
import { readEnvironment } from '../lib/adapters/environment.ts';
import { runningWorld } from '../lib/local/process/world-file.ts';
import { openRunningWorld } from '../lib/local/world/running-world.ts';
import { startWorld } from '../lib/local/world/world.ts';
import { projectFolder } from './commands/folders.ts';
import { exitCodes } from './exit-code.ts';
import { failedWork } from './failed-work.ts';
import type { Stage } from './stage.ts';
import { UsageError } from './usage-error.ts';

/**
 * The world of this folder: the one that `npm start` runs now, or one that runs for as long as the command does, with the
 * content of the project published in it unless `publishesNothing`.
 */
export const openLocalStage = async (options: { publishesNothing?: true } = {}): Promise<Stage> => {
  const folder = join(process.cwd(), '.dripline');
  const running = await runningWorld(folder);
  if (running) {
    const joined = await openRunningWorld(running, folder, projectFolder);
    return { ...joined, ...failedWork(readEnvironment(process.env)) };
  }

  const world = await startWorld({ folder, port: 0, project: projectFolder, ...options });
  if ('refused' in world)
    throw new UsageError(
      world.refused.join('\n'),
      world.needsAnswer ? exitCodes.needsAnswer : exitCodes.failed,
    );
  return {
    connection: world.connection,
    build: world.build,
    ...failedWork(readEnvironment(process.env)),
    close: async () => {
      await world.close();
    },
  };
};
