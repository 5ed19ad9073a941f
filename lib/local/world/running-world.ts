import { readEnvironment } from '../../adapters/environment.ts';
import { connectWithMailer } from '../../adapters/ses/with-mailer.ts';
import { followClock } from '../clock/clock.ts';
import { useEnvironment } from '../process/environment.ts';
import { logTo } from '../process/log.ts';
import { environmentOf, type RunningWorld } from '../process/world-file.ts';
import { publishingOf, type Sources } from './publishing.ts';

/** Joins a world that another process runs on `folder`: the same services, the same clock, the same log. */
export const openRunningWorld = async (world: RunningWorld, folder: string, from: Sources) => {
  const leave = useEnvironment(await environmentOf(world));
  const connection = await connectWithMailer(readEnvironment(process.env), {
    clock: followClock(folder),
    write: logTo(folder),
  });
  const { build } = publishingOf(connection, from);
  return { connection, build, close: async () => leave() };
};
