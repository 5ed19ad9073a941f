import { once } from 'node:events';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { faultInWords } from '../../lib/domain/content/content.ts';
import { abandonedByNpm } from '../../lib/local/process/abandoned.ts';
import { everyMinute } from '../../lib/local/process/every-minute.ts';
import { isRefusedByBrowsers } from '../../lib/local/process/refused-ports.ts';
import { watchFolders } from '../../lib/local/process/watch-folders.ts';
import { startWorld, type World } from '../../lib/local/world/world.ts';
import type { BuildOutcome } from '../../lib/pipeline/publish/build-course.ts';
import { exitCodes } from '../exit-code.ts';
import { contentFolder, projectFolder, templatesFolder } from './folders.ts';
import { reportIssue } from './issue-in-words.ts';
import { questionsInWords } from './report-questions.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

export const startCommand = (): Command =>
  new Command('start')
    .description('Runs all of Dripline on this machine: sign-up page, inbox and a clock that can be moved')
    .option('--port <number>', 'the port to answer on', portNumber, 3000)
    .option('--fresh', 'forget the data of earlier runs')
    .action(async ({ port, fresh }: { port: number; fresh?: true }) => {
      // Before anything is started, so that Ctrl-C in the middle of it is answered too.
      const told = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), abandonedByNpm()]);
      const world = await startWorld({
        folder: join(process.cwd(), '.dripline'),
        port,
        project: projectFolder,
        fresh,
      });
      if ('refused' in world) {
        world.refused.forEach(complain);
        process.exitCode = world.needsAnswer ? exitCodes.needsAnswer : exitCodes.failed;
        return;
      }
      await run(world, told);
    });

const run = async (world: World, told: Promise<unknown>): Promise<void> => {
  const unwatch = watchFolders([contentFolder, templatesFolder], () => void publish(world));
  say(`inbox ${world.url}/_local/`);
  say(`ready ${world.url}`);
  const sweeps = everyMinute(world.sweep, (error) => complain(`A sweep failed: ${messageOf(error)}`));
  const broke = await Promise.race([told.then(() => false), world.broken.then(() => true)]);
  if (broke) {
    complain('Part of the local world stopped by itself; start it again.');
    process.exitCode = 1;
  }
  unwatch();
  await sweeps.stop();
  await world.close();
};

const publish = async (world: World): Promise<void> => {
  try {
    (await inWords(world, await world.publish())).forEach(say);
  } catch (error) {
    complain(`Publishing failed: ${messageOf(error)}. What is published stays published.`);
  }
};

const inWords = async ({ connection }: World, outcome: BuildOutcome): Promise<string[]> => {
  switch (outcome.kind) {
    case 'published':
    case 'unchanged': {
      const told = outcome.issues.filter(
        (issue) => outcome.kind === 'published' || issue.outcome !== 'unchanged',
      );
      const issues = [];
      for (const issue of told) issues.push(...(await reportIssue(connection)(issue)).lines);
      return [
        ...(outcome.kind === 'unchanged' ? ['saved; the mails are unchanged'] : []),
        ...(outcome.kind === 'published' ? outcome.courses : []).map(
          ({ course, version, lessons }) =>
            `published ${course}: ${lessons} lessons, version ${version.slice(0, 8)}`,
        ),
        ...issues,
      ];
    }
    case 'refused':
      return [...outcome.faults.map(faultInWords), 'What is published stays published.'];
    case 'needs-answer':
      return [
        ...(await questionsInWords(connection, outcome.questions)),
        'What is published stays published.',
      ];
  }
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const portNumber = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 1 to 65535.');
  if (isRefusedByBrowsers(port))
    throw new InvalidArgumentError(
      'Browsers refuse to open that port, since another protocol has it. Choose another, such as 3000.',
    );
  return port;
};
