#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addCommand } from './commands/articles/add.ts';
import { distilCommand } from './commands/articles/distil.ts';
import { judgeCommand } from './commands/articles/judge.ts';
import { showCommand } from './commands/articles/show.ts';
import { booksCommand } from './commands/books.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { newCommand } from './commands/content/new.ts';
import { removeCommand } from './commands/content/remove.ts';
import { renameCommand } from './commands/content/rename.ts';
import { deployCommand } from './commands/deploy.ts';
import { deskCommand } from './commands/desk.ts';
import { doctorCommand } from './commands/doctor/doctor.ts';
import { editionsCommand } from './commands/editions.ts';
import { keysCommand } from './commands/keys/keys.ts';
import { missedCommand } from './commands/missed.ts';
import { newsletterCommand } from './commands/newsletter.ts';
import { planCommand } from './commands/plan/plan.ts';
import { publishCommand } from './commands/publish.ts';
import { releaseCommand } from './commands/release.ts';
import { replayCommand } from './commands/replay.ts';
import { calendarCommand, costsCommand, reportCommand } from './commands/report/report.ts';
import { resendCommand } from './commands/resend.ts';
import { rotateKeysCommand } from './commands/rotate-keys.ts';
import { dnsCommand } from './commands/stage/dns.ts';
import { sandboxRequestCommand } from './commands/stage/sandbox-request.ts';
import { startCommand } from './commands/start.ts';
import { segmentsCommand } from './commands/subscribers/segments.ts';
import { subscribersCommand } from './commands/subscribers/subscribers.ts';
import { unknownCommand } from './commands/unknown.ts';
import { webhooksCommand } from './commands/webhooks/webhooks.ts';
import { endQuietly } from './end-quietly.ts';
import { exitCodes } from './exit-code.ts';
import { refuseEmpty } from './refuse-empty.ts';
import { sentenceOf } from './sentence-of.ts';

endQuietly();

const program = new Command('dripline')
  .description('Runs e-mail courses and newsletters from your articles, here or in your AWS account.')
  .showHelpAfterError()
  .addCommand(startCommand())
  .addCommand(newCommand())
  .addCommand(renameCommand())
  .addCommand(removeCommand())
  .addCommand(addCommand())
  .addCommand(showCommand())
  .addCommand(distilCommand())
  .addCommand(judgeCommand())
  .addCommand(checkCommand())
  .addCommand(buildCommand())
  .addCommand(planCommand())
  .addCommand(publishCommand())
  .addCommand(editionsCommand())
  .addCommand(deployCommand())
  .addCommand(dnsCommand())
  .addCommand(sandboxRequestCommand())
  .addCommand(deskCommand())
  .addCommand(doctorCommand())
  .addCommand(newsletterCommand())
  .addCommand(subscribersCommand())
  .addCommand(segmentsCommand())
  .addCommand(reportCommand())
  .addCommand(calendarCommand())
  .addCommand(costsCommand())
  .addCommand(keysCommand())
  .addCommand(webhooksCommand())
  .addCommand(booksCommand())
  .addCommand(missedCommand())
  .addCommand(unknownCommand())
  .addCommand(resendCommand())
  .addCommand(releaseCommand())
  .addCommand(replayCommand())
  .addCommand(rotateKeysCommand());

/**
 * Commander is not to end the process: Node can stand still for good if it is ended while it still compiles what it has
 * just loaded. The settings of a command are not those of its parts.
 */
const throwAtTheEnd = (command: Command): void => {
  command.exitOverride();
  command.commands.forEach(throwAtTheEnd);
};
throwAtTheEnd(program);
refuseEmpty(program);

/** Commander ends with 1 for an option that there is not. */
const exitCodeOf = ({ exitCode }: CommanderError): number => (exitCode === 0 ? 0 : exitCodes.misused);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = exitCodeOf(error);
  else {
    const known = sentenceOf(error);
    if (!known) throw error;
    process.stderr.write(`${known.sentence}\n`);
    process.exitCode = known.exitCode;
  }
}
