#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { type Command, CommanderError } from 'commander';
import { commands } from './commands.ts';
import { endQuietly } from './end-quietly.ts';
import { exitCodes } from './exit-code.ts';
import { programFor } from './program.ts';
import { refuseEmpty } from './refuse-empty.ts';
import { sentenceOf } from './sentence-of.ts';

endQuietly();
// A second start finds what Node made of the files in a first, types taken out and compiled; so do the services that are started with it.
const { directory } = enableCompileCache();
if (directory) process.env.NODE_COMPILE_CACHE = directory;

const program = await programFor(process.argv.slice(2), commands);

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
