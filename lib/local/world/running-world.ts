import { connect } from '../../adapters/connect.ts';
import { readEnvironment } from '../../adapters/environment.ts';
import { createMailerWhenAsked } from '../../adapters/ses/mailer-when-asked.ts';
import { once } from '../../domain/once.ts';
import type { BuildOutcome } from '../../pipeline/publish/build-course.ts';
import { followClock } from '../clock/clock.ts';
import { useEnvironment } from '../process/environment.ts';
import { logTo } from '../process/log.ts';
import { environmentOf, type RunningWorld } from '../process/world-file.ts';
import type { Sources } from './publishing.ts';

/**
 * Joins a world that another process runs on `folder`: the same services, the same clock, the same log. What sends mail and what
 * builds are loaded as they are asked for, which most commands never do.
 */
export const openRunningWorld = async (world: RunningWorld, folder: string, from: Sources) => {
  const leave = useEnvironment(await environmentOf(world));
  const environment = readEnvironment(process.env);
  const connection = await connect(environment, { clock: followClock(folder), write: logTo(folder) });
  const publishing = once(async () => (await import('./publishing.ts')).publishingOf(connection, from));
  return {
    connection: {
      ...connection,
      mailer: createMailerWhenAsked(environment.CONFIGURATION_SET, connection.caller),
    },
    build: async (event: { edition?: string }): Promise<BuildOutcome> => (await publishing()).build(event),
    close: async () => leave(),
  };
};
