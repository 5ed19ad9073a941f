import { Command } from 'commander';
import { readContentFiles } from '../../lib/adapters/content/read-content-files.ts';
import { exitCodes } from '../exit-code.ts';
import { onStage } from '../on-stage.ts';
import { stageOption } from '../stage.ts';
import { contentFolder } from './folders.ts';
import { reportIssue } from './issue-in-words.ts';
import { reportFaults } from './report-faults.ts';

export const publishCommand = (): Command =>
  new Command('publish')
    .description('Puts the content files into the table and builds the courses from them; no deploy needed')
    .option('--content <folder>', 'the content to publish', contentFolder)
    .addOption(stageOption())
    .action(({ content, stage }: { content: string; stage: string }) =>
      onStage(stage, async ({ connection, build }) => {
        const edition = await connection.editions.store(await readContentFiles(content));
        process.stdout.write(`stored edition ${edition.slice(0, 8)}\n`);
        const outcome = await build({ edition });
        if (outcome.kind === 'refused') {
          reportFaults(outcome.faults);
          process.stderr.write('What is published stays published.\n');
          return;
        }
        for (const { course, lessons, version } of outcome.courses)
          process.stdout.write(
            `${outcome.kind} ${course}: ${lessons} lessons, version ${version.slice(0, 8)}\n`,
          );
        for (const issue of outcome.issues) {
          const { lines, isDone } = await reportIssue(connection)(issue);
          for (const line of lines) process.stdout.write(`${line}\n`);
          if (!isDone) process.exitCode = exitCodes.needsAnswer;
        }
      }),
    );
