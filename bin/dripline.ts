#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { booksCommand } from './commands/books.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { deployCommand } from './commands/deploy.ts';
import { missedCommand } from './commands/missed.ts';
import { newCommand } from './commands/new.ts';
import { newsletterCommand } from './commands/newsletter.ts';
import { publishCommand } from './commands/publish.ts';
import { releaseCommand } from './commands/release.ts';
import { replayCommand } from './commands/replay.ts';
import { resendCommand } from './commands/resend.ts';
import { rotateKeysCommand } from './commands/rotate-keys.ts';
import { startCommand } from './commands/start.ts';
import { subscribersCommand } from './commands/subscribers/subscribers.ts';
import { unknownCommand } from './commands/unknown.ts';
import { exitCodes } from './exit-code.ts';
import { UsageError } from './usage-error.ts';

// Whoever reads no further (`dripline books | head`) has seen enough: end as a program that SIGPIPE reaches does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const program = new Command('dripline')
  .description('Runs e-mail courses and newsletters from your articles, here or in your AWS account.')
  .showHelpAfterError()
  .addCommand(startCommand())
  .addCommand(newCommand())
  .addCommand(checkCommand())
  .addCommand(buildCommand())
  .addCommand(publishCommand())
  .addCommand(deployCommand())
  .addCommand(newsletterCommand())
  .addCommand(subscribersCommand())
  .addCommand(booksCommand())
  .addCommand(missedCommand())
  .addCommand(unknownCommand())
  .addCommand(resendCommand())
  .addCommand(releaseCommand())
  .addCommand(replayCommand())
  .addCommand(rotateKeysCommand());

/** Commander has said what is wrong by then; what is left is to end with the code for it. */
const throwOnUsage = (command: Command): void => {
  command.exitOverride();
  command.commands.forEach(throwOnUsage);
};
throwOnUsage(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage;
  else if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  } else throw error;
}
