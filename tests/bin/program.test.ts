import { Command, CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { programFor } from '../../bin/program.ts';

/** A program of two commands on one command line: what it prints, what it loads and what it does. */
const run = async (...line: string[]) => {
  const loaded: string[] = [];
  const done: string[] = [];
  const listed = (name: string, part: string) => ({
    description: `Does ${name}.`,
    load: async () => {
      loaded.push(name);
      const parted = new Command(part).description(`A part of ${name}.`).action(() => {
        done.push(`${name} ${part}`);
      });
      return new Command().option('--loaf').addCommand(parted);
    },
  });
  const program = await programFor(line, { bake: listed('bake', 'mill'), mill: listed('mill', 'grind') });
  const printed: string[] = [];
  const print = (text: string) => printed.push(text);
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({ writeOut: print, writeErr: print });
  const error = await program.parseAsync(line, { from: 'user' }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error && !(error instanceof CommanderError)) throw error;
  return { printed: printed.join(''), loaded, done };
};

describe('the program', () => {
  it.each([[['--help']], [['help']], [[]], [['--loaf']]])(
    'lists its commands without loading any, on: %j',
    async (line) => {
      const { printed, loaded, done } = await run(...line);
      expect(printed).toMatch(/^ {2}bake {2,}Does bake\.\n {2}mill {2,}Does mill\.\n/m);
      expect({ loaded, done }).toEqual({ loaded: [], done: [] });
    },
  );

  it.each(['bakes', 'toString'])('lists them to who asks for one that there is not: %s', async (name) => {
    const { printed, loaded, done } = await run(name);
    expect(printed).toContain(`error: unknown command '${name}'`);
    expect(printed).toContain('Does mill.');
    expect({ loaded, done }).toEqual({ loaded: [], done: [] });
  });

  it.each([[['help', 'bake']], [['bake', '--help']], [['bake', '-h']]])(
    'shows a command under the description that it is listed with, on: %j',
    async (line) => {
      const { printed, loaded } = await run(...line);
      expect(printed).toMatch(/^Usage: dripline bake \[options\] .*\n\nDoes bake\.\n/);
      expect(printed).toContain('A part of bake.');
      expect(loaded).toEqual(['bake']);
    },
  );

  it.each([[['bake', 'mill']], [['--', 'bake', 'mill']], [['bake', '--loaf', 'mill']]])(
    'loads the command that is asked for and no other, on: %j',
    async (line) => {
      expect(await run(...line)).toEqual({ printed: '', loaded: ['bake'], done: ['bake mill'] });
    },
  );
});
