import { examinedStage } from '../lib/adapters/doctor/examined-stage.ts';
import { readEnvironment } from '../lib/adapters/environment.ts';
import { type FailedWork, failedWork } from '../lib/adapters/failed-work.ts';
import { dnsServerVariable } from '../lib/local/process/environment.ts';
import { everyMinute } from '../lib/local/process/every-minute.ts';
import { runningWorld } from '../lib/local/process/world-file.ts';
import { openRunningWorld } from '../lib/local/world/running-world.ts';
import type { World } from '../lib/local/world/world.ts';
import { templatesFolder } from './commands/folders.ts';
import { asOnDisk, refuseMissing, worldFolderOf } from './content-folder.ts';
import { exitCodes } from './exit-code.ts';
import type { Stage } from './stage.ts';
import { UsageError } from './usage-error.ts';

/**
 * The world of a content folder: the one that `npm start` runs now, or one that runs for as long as the command does, with
 * that content published in it unless `publishesNothing`. Time stands still in the second kind unless it `lives`: then mail goes out and
 * word of it comes back, as with `npm start`.
 */
export const openLocalStage = async (
  content: string,
  { lives, ...options }: { publishesNothing?: true; lives?: true } = {},
): Promise<Stage> => {
  refuseMissing(content);
  const folder = worldFolderOf(content);
  const from = { content, templates: templatesFolder };
  const running = await runningWorld(folder);
  if (running) {
    const joined = await openRunningWorld(running, folder, from);
    return { ...joined, ...here() };
  }

  // It is most of Dripline, and whoever joins a world has no need of it.
  const { startWorld } = await import('../lib/local/world/world.ts');
  const world = await startWorld({ folder, port: 0, ...from, ...options });
  if ('refused' in world)
    throw new UsageError(
      world.refused.map(asOnDisk(content)).join('\n'),
      world.needsAnswer ? exitCodes.needsAnswer : exitCodes.failed,
    );
  const rest = lives && (await bringToLife(world));
  return {
    connection: world.connection,
    build: world.build,
    ...here(),
    close: async () => {
      rest?.();
      await world.close();
    },
  };
};

/** What the stage stands on, as this process's environment says. */
const here = (): Pick<Stage, keyof FailedWork | 'examined'> => {
  const environment = readEnvironment(process.env);
  const dnsServer = process.env[dnsServerVariable];
  return { ...failedWork(environment), examined: examinedStage(environment, dnsServer ? [dnsServer] : []) };
};

/** Sweeps as in `npm start`, a first time at once, and passes events on as they come; returns what ends both. */
const bringToLife = async (world: World): Promise<() => void> => {
  const failed = (error: unknown) =>
    void process.stderr.write(`The local world: ${error instanceof Error ? error.message : error}\n`);
  await world.sweep();
  const stopSweeps = everyMinute(world.sweep, failed);
  const passing = setInterval(() => void world.passOnEvents().catch(failed), 500);
  return () => {
    stopSweeps();
    clearInterval(passing);
  };
};
