import { Command } from 'commander';
import { onStage } from '../on-stage.ts';
import { stageOption } from '../stage.ts';

export const rotateKeysCommand = (): Command =>
  new Command('rotate-keys')
    .description(
      'Adds a key to the stage’s secret and signs with it from now on; links signed with older keys stay valid',
    )
    .addOption(stageOption())
    .action(({ stage }: { stage: string }) =>
      onStage(stage, async ({ connection }) => {
        const { from, to } = await connection.rotateKeys();
        process.stdout.write(
          `New links are signed with ${to}; links signed with ${from} or an earlier key stay valid.\n` +
            'Functions that are already running keep to the key they know, and learn of the new one from the first link that it signs.\n',
        );
      }),
    );
