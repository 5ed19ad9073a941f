import { Command } from 'commander';
import type { Listed } from './commands.ts';

/** Neither an option nor the wish for help: the command that a line is about. */
const commandIn = (args: readonly string[]): string | undefined =>
  args.find((arg) => !arg.startsWith('-') && arg !== 'help');

/** The program for one command line: it knows every command by name, and has loaded the one that is asked for. */
export const programFor = async (
  args: readonly string[],
  commands: Readonly<Record<string, Listed>>,
): Promise<Command> => {
  const program = new Command('dripline')
    .description('Runs e-mail courses and newsletters from your articles, here or in your AWS account.')
    .showHelpAfterError()
    // What else may stand behind a name is known of loaded commands alone, and is in the help of each.
    .configureHelp({ subcommandTerm: (command) => command.name() });
  const asked = commandIn(args);
  for (const [name, { description, load }] of Object.entries(commands)) {
    const command = name === asked ? await load() : new Command();
    program.addCommand(command.name(name).description(description));
  }
  return program;
};
