import { Command } from 'commander';
import { onStage } from '../on-stage.ts';
import { stageOption } from '../stage.ts';

export const rotateKeysCommand = (): Command =>
  new Command('rotate-keys')
    .description(
      'Adds a key to the stage’s secret and signs with it from now on; links of old keys stay good',
    )
    .addOption(stageOption())
    .action(({ stage }: { stage: string }) =>
      onStage(stage, async ({ connection }) => {
        const { from, to } = await connection.rotateKeys();
        process.stdout.write(
          `New links are signed with ${to}; those that ${from} and the keys before it signed stay good.\n` +
            'Functions that run now go on with the key they know, and learn of the new one from its first link.\n',
        );
      }),
    );
