import { readEnvironment } from '../lib/adapters/environment.ts';
import { failedWork } from '../lib/adapters/failed-work.ts';
import { runningWorld } from '../lib/local/process/world-file.ts';
import { openRunningWorld } from '../lib/local/world/running-world.ts';
import { startWorld } from '../lib/local/world/world.ts';
import { templatesFolder } from './commands/folders.ts';
import { asOnDisk, refuseMissing, worldFolderOf } from './content-folder.ts';
import { exitCodes } from './exit-code.ts';
import type { Stage } from './stage.ts';
import { UsageError } from './usage-error.ts';

/**
 * The world of a content folder: the one that `npm start` runs now, or one that runs for as long as the command does, with
 * that content published in it unless `publishesNothing`.
 */
export const openLocalStage = async (
  content: string,
  options: { publishesNothing?: true } = {},
): Promise<Stage> => {
  refuseMissing(content);
  const folder = worldFolderOf(content);
  const from = { content, templates: templatesFolder };
  const running = await runningWorld(folder);
  if (running) {
    const joined = await openRunningWorld(running, folder, from);
    return { ...joined, ...failedWork(readEnvironment(process.env)) };
  }

  const world = await startWorld({ folder, port: 0, ...from, ...options });
  if ('refused' in world)
    throw new UsageError(
      world.refused.map(asOnDisk(content)).join('\n'),
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
