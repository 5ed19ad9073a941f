import { Command } from 'commander';
import { contentOption } from '../content-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { onStage } from '../on-stage.ts';
import { say } from '../say.ts';
import { type OnStage, stageOption } from '../stage.ts';
import { UsageError } from '../usage-error.ts';

export const rotateKeysCommand = (): Command =>
  new Command()
    .addOption(stageOption())
    .addOption(contentOption())
    .action((place: OnStage) =>
      onStage(place, async ({ connection }) => {
        const rotation = await connection.rotateKeys();
        if (rotation.kind === 'changed-meanwhile')
          throw new UsageError(
            'Somebody else changed the secret of this stage at the same moment, perhaps by a rotation too. Theirs holds; yours has changed nothing. Run this again if you want another new key all the same.',
            exitCodes.needsAnswer,
          );
        const { from, to } = rotation;
        say(
          `New links are signed with ${to}; links signed with ${from} or an earlier key stay valid.\n` +
            'Functions that are already running sign with it from their first link a minute or more after they last looked.',
        );
      }),
    );
