import { Command } from 'commander';
import { contentOption } from '../content-folder.ts';
import { onStage } from '../on-stage.ts';
import { type OnStage, stageOption } from '../stage.ts';

export const rotateKeysCommand = (): Command =>
  new Command('rotate-keys')
    .description(
      'Adds a key to the stage’s secret and signs with it from now on; links signed with older keys stay valid',
    )
    .addOption(stageOption())
    .addOption(contentOption())
    .action((place: OnStage) =>
      onStage(place, async ({ connection }) => {
        const { from, to } = await connection.rotateKeys();
        process.stdout.write(
          `New links are signed with ${to}; links signed with ${from} or an earlier key stay valid.\n` +
            'Functions that are already running sign with it from their first link a minute or more after they last looked.\n',
        );
      }),
    );
