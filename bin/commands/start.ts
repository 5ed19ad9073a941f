import { Command } from 'commander';
import type { OpenStage } from '../../lib/desk/studio/studio.ts';
import { faultInWords } from '../../lib/domain/content/content.ts';
import { everyMinute } from '../../lib/local/process/every-minute.ts';
import { toldToStop } from '../../lib/local/process/stop-signals.ts';
import { lookAt, type Sight, watchFolders } from '../../lib/local/process/watch-folders.ts';
import type { Sources } from '../../lib/local/world/publishing.ts';
import { type Refused, startWorld, type World } from '../../lib/local/world/world.ts';
import { issueInWords } from '../../lib/pipeline/plan/issue-in-words.ts';
import { issueNumbers } from '../../lib/pipeline/plan/issue-numbers.ts';
import { questionsInWords } from '../../lib/pipeline/plan/questions-in-words.ts';
import type { BuildOutcome } from '../../lib/pipeline/publish/build-course.ts';
import { keptInWords } from '../../lib/pipeline/publish/kept-in-words.ts';
import { openCloudStage } from '../cloud-stage.ts';
import { asOnDisk, contentOption, refuseMissing, worldFolderOf } from '../content-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { portNumber } from '../port.ts';
import { say } from '../say.ts';
import { templatesFolder } from './folders.ts';
import { notesInWords } from './notes-in-words.ts';

const complain = (line: string) => process.stderr.write(`${line}\n`);

/** The end of a world takes less, and so does its start. In milliseconds. */
const longest = 8000;

type Options = { port: number; fresh?: true; eventBus?: true; content: string };

export const startCommand = (): Command =>
  new Command()
    .option('--port <number>', 'the port to answer on', portNumber, 3000)
    .option('--fresh', 'forget the data of earlier runs')
    .option('--event-bus', 'with an event bus, which is told what webhooks are told, to be looked at')
    .addOption(contentOption())
    .action(async ({ port, fresh, eventBus, content }: Options) => {
      refuseMissing(content);
      // Before anything is started, so that Ctrl-C in the middle of it is answered too.
      const told = toldToStop(() => {
        complain('Stopped at once. What was under way goes on in the next run.');
        process.exit(exitCodes.interrupted);
      });
      const from = { content, templates: templatesFolder };
      const seen = await lookAt(Object.values(from));
      const starting = startWorld({
        folder: worldFolderOf(content),
        port,
        fresh,
        withEventBus: eventBus,
        ...from,
        openStage: openStageMailer,
      });
      const world = await Promise.race([starting, told]);
      // Ctrl-C in the middle of a start may have ended services that were just beginning, so that it fails.
      if (!world) await stop(() => starting.then(end, () => undefined));
      else if ('refused' in world) refuse(world, asOnDisk(content));
      else {
        if (eventBus) say(`event bus ${world.url}/_local/event-bus`);
        await run(world, seen, told, from);
      }
      // What was cut off may not hold this process up.
      process.exit();
    });

/** With the author's own AWS credentials. */
const openStageMailer: OpenStage = async (name) => {
  const { connection, close } = await openCloudStage(name);
  return { mailer: connection.mailer, imagesUrl: connection.imagesUrl, close };
};

type Shown = (sentence: string) => string;

const refuse = ({ refused, needsAnswer }: Refused, shown: Shown): void => {
  refused.map(shown).forEach(complain);
  process.exitCode = needsAnswer ? exitCodes.needsAnswer : exitCodes.failed;
};

const run = async (world: World, seen: Sight, told: Promise<void>, from: Sources): Promise<void> => {
  const shown = asOnDisk(from.content);
  const unwatch = watchFolders(Object.values(from), seen, {
    saved: () => publish(world, shown),
    gone: (folder) =>
      complain(
        `${folder} is gone. What is published stays published, and is published anew when it is back.`,
      ),
  });
  for (const line of notPublished(world.begun)) complain(shown(line));
  say(`inbox ${world.url}/_local/`);
  say(`desk ${world.url}/_local/desk`);
  say(`studio ${world.url}/_local/studio`);
  say(`ready ${world.url}`);
  const onSchedule = async () => {
    await world.sweep();
    // Looks again a day after the last look, and does nothing until then.
    await world.checkBooks();
  };
  const stopSweeps = everyMinute(onSchedule, (error) => complain(`A sweep failed: ${messageOf(error)}`));
  const broken = await Promise.race([told, world.broken]);
  unwatch();
  stopSweeps();
  if (!broken) return stop(() => end(world));
  complain(`${broken} The rest ends with it; start it again.`);
  process.exitCode = exitCodes.failed;
  await world.close();
};

/** Says so and ends in good order; whatever happens in it, this process is not there for long. */
const stop = async (end: () => Promise<void>): Promise<void> => {
  say('Stopping. Press Ctrl-C again to stop at once.');
  const late = setTimeout(() => {
    complain('Stopped before all had ended. The next run goes on with it.');
    process.exit();
  }, longest);
  await end();
  clearTimeout(late);
};

const end = async (world: World | Refused): Promise<void> => {
  if ('refused' in world) return;
  if ((await world.close()) === 'cut-off')
    complain('Something was still under way and has been cut off. The next run goes on with it.');
};

const publish = async (world: World, shown: Shown): Promise<void> => {
  try {
    (await inWords(world, await world.publish())).map(shown).forEach(say);
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
      for (const issue of told)
        issues.push(...issueInWords(issue, await issueNumbers(connection)(issue)).lines);
      return [
        ...(outcome.kind === 'unchanged' ? ['saved; the mails are unchanged'] : []),
        ...(outcome.kind === 'published' ? outcome.courses : []).map(
          ({ course, version, lessons }) =>
            `published ${course}: ${lessons} lessons, version ${version.slice(0, 8)}`,
        ),
        ...issues,
        ...notPublished(outcome),
        ...notesInWords(outcome.notes),
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

const notPublished = ({ faults, kept }: World['begun']): string[] => [
  ...faults.map(faultInWords),
  ...keptInWords(kept),
];

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
