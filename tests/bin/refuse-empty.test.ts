import { Argument, Command, CommanderError, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { refuseEmpty } from '../../bin/refuse-empty.ts';

/** What a command of a program hears of its options and arguments, or with which words it is not called at all. */
const called = async (...words: string[]): Promise<unknown> => {
  let heard: unknown;
  const part = new Command('part')
    .argument('<first>')
    .addArgument(
      new Argument('[rest...]').argParser((text, before: string[] = []) => [...before, `<${text}>`]),
    )
    .option('--name <name>')
    .option('--number <number>', '', Number, 7)
    .addOption(new Option('--language <language>').choices(['en', 'fr']).default('en'))
    .option('--order [course]')
    .option('--tag <tag...>')
    .option('--yes')
    .action((first, rest, options) => {
      heard = { first, rest, ...options };
    });
  const program = new Command('program').addCommand(new Command('group').addCommand(part));
  for (const command of [program, ...program.commands, part])
    command.exitOverride().configureOutput({ writeErr: () => {} });
  refuseEmpty(program);
  try {
    await program.parseAsync(['group', 'part', ...words], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.message;
    throw error;
  }
  return heard;
};

describe('what stands on the command line', () => {
  it('reaches its command as it would without us', async () => {
    expect(await called('one')).toEqual({ first: 'one', rest: [], number: 7, language: 'en' });
    expect(
      await called(
        'one',
        'two',
        'three',
        '--name',
        ' x ',
        '--number',
        '0',
        '--language',
        'fr',
        '--yes',
        '--yes',
      ),
    ).toEqual({
      first: 'one',
      rest: ['<two>', '<three>'],
      name: ' x ',
      number: 0,
      language: 'fr',
      yes: true,
    });
    expect(await called('one', '--order', '--tag', 'a', 'b', '--tag', 'c')).toMatchObject({
      order: true,
      tag: ['a', 'b', 'c'],
    });
  });

  it.each([
    [['']],
    [['one', 'two', ' ']],
    [['one', '--name', '']],
    [['one', '--name=']],
    [['one', '--number', ' ']],
    [['one', '--language', '']],
    [['one', '--order', '\t']],
    [['one', '--tag', 'a', '']],
  ])('is refused where a value of it is empty: %j', async (words) => {
    expect(await called(...words)).toMatch(/ is invalid(?: for argument '\w+')?\. It is empty\.$/);
  });

  it.each([
    [['one', '--name', 'a', '--name', 'b']],
    [['one', '--number', '1', '--number', '1']],
    [['one', '--language', 'fr', '--language', 'en']],
  ])('is refused where an option that takes one value has two: %j', async (words) => {
    expect(await called(...words)).toMatch(
      /It is given twice; give it once, with the value that you mean\.$/,
    );
  });
});
