#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { Command, CommanderError } from 'commander';
import { endQuietly } from './end-quietly.ts';
import { exitCodes } from './exit-code.ts';
import { refuseEmpty } from './refuse-empty.ts';
import { sentenceOf } from './sentence-of.ts';

endQuietly();
// A second start finds what Node made of the files in a first, types taken out and compiled; so do the services that are started with it.
const { directory } = enableCompileCache();
if (directory) process.env.NODE_COMPILE_CACHE = directory;

/** In the order in which help lists them. Each is loaded when it is asked for: all of them together are most of Dripline. */
const commands = new Map<string, () => Promise<Command>>([
  ['start', async () => (await import('./commands/start.ts')).startCommand()],
  ['new', async () => (await import('./commands/content/new.ts')).newCommand()],
  ['rename', async () => (await import('./commands/content/rename.ts')).renameCommand()],
  ['remove', async () => (await import('./commands/content/remove.ts')).removeCommand()],
  ['add', async () => (await import('./commands/articles/add.ts')).addCommand()],
  ['show', async () => (await import('./commands/articles/show.ts')).showCommand()],
  ['distil', async () => (await import('./commands/articles/distil.ts')).distilCommand()],
  ['judge', async () => (await import('./commands/articles/judge.ts')).judgeCommand()],
  ['check', async () => (await import('./commands/check.ts')).checkCommand()],
  ['build', async () => (await import('./commands/build.ts')).buildCommand()],
  ['plan', async () => (await import('./commands/plan/plan.ts')).planCommand()],
  ['publish', async () => (await import('./commands/publish.ts')).publishCommand()],
  ['editions', async () => (await import('./commands/editions.ts')).editionsCommand()],
  ['deploy', async () => (await import('./commands/deploy.ts')).deployCommand()],
  ['dns', async () => (await import('./commands/stage/dns.ts')).dnsCommand()],
  [
    'sandbox-request',
    async () => (await import('./commands/stage/sandbox-request.ts')).sandboxRequestCommand(),
  ],
  ['desk', async () => (await import('./commands/desk.ts')).deskCommand()],
  ['doctor', async () => (await import('./commands/doctor/doctor.ts')).doctorCommand()],
  ['newsletter', async () => (await import('./commands/newsletter.ts')).newsletterCommand()],
  ['subscribers', async () => (await import('./commands/subscribers/subscribers.ts')).subscribersCommand()],
  ['segments', async () => (await import('./commands/subscribers/segments.ts')).segmentsCommand()],
  ['report', async () => (await import('./commands/report/report.ts')).reportCommand()],
  ['calendar', async () => (await import('./commands/report/report.ts')).calendarCommand()],
  ['costs', async () => (await import('./commands/report/report.ts')).costsCommand()],
  ['keys', async () => (await import('./commands/keys/keys.ts')).keysCommand()],
  ['webhooks', async () => (await import('./commands/webhooks/webhooks.ts')).webhooksCommand()],
  ['books', async () => (await import('./commands/books.ts')).booksCommand()],
  ['missed', async () => (await import('./commands/missed.ts')).missedCommand()],
  ['unknown', async () => (await import('./commands/unknown.ts')).unknownCommand()],
  ['resend', async () => (await import('./commands/resend.ts')).resendCommand()],
  ['release', async () => (await import('./commands/release.ts')).releaseCommand()],
  ['replay', async () => (await import('./commands/replay.ts')).replayCommand()],
  ['rotate-keys', async () => (await import('./commands/rotate-keys.ts')).rotateKeysCommand()],
]);

const [first = '', second = ''] = process.argv.slice(2);
const asked = commands.get(first === 'help' ? second : first);

const program = new Command('dripline')
  .description('Runs e-mail courses and newsletters from your articles, here or in your AWS account.')
  .showHelpAfterError();
// Help lists them all, and so does the answer to a name that is not among them.
for (const load of asked ? [asked] : commands.values()) program.addCommand(await load());

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
