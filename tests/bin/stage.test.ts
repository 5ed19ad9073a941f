import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { deployedStageOption, stageOption } from '../../bin/stage.ts';

/** What a command is given for `--stage`, or what is said of it. */
const stageOf = (option: ReturnType<typeof stageOption>, ...args: string[]): unknown => {
  const command = new Command('any')
    .addOption(option)
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  try {
    return command.parse(args, { from: 'user' }).opts().stage;
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
};

const options = [stageOption, deployedStageOption];

describe('the name of a stage', () => {
  it.each(['../x', 'a b', ' ', 'Prod', '-prod', '7th', 'x'.repeat(21), 'prod\n'])(
    'is refused before anything is looked up: %j',
    (name) => {
      for (const option of options)
        expect(stageOf(option(), '--stage', name)).toMatch(
          /is invalid\. A stage takes up to 20 lower-case letters, digits and hyphens\.$/,
        );
    },
  );

  it.each(['prod', 'trial-2', 'a', 'x'.repeat(20)])('is taken as it is: %s', (name) => {
    for (const option of options) expect(stageOf(option(), '--stage', name)).toBe(name);
  });

  it('is that of the world on this machine for a command that works on it, and for no stage to be deployed', () => {
    expect(stageOf(stageOption())).toBe('local');
    expect(stageOf(deployedStageOption(), '--stage', 'local')).toMatch(
      /“local” is the world on this machine/,
    );
  });
});
