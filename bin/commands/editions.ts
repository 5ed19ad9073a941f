import { Command } from 'commander';
import { shortName } from '../../lib/domain/content/published/edition-history.ts';
import { contentOption } from '../content-folder.ts';
import { jsonOption } from '../json-option.ts';
import { onStage } from '../on-stage.ts';
import { say } from '../say.ts';
import { type OnStage, stageOption } from '../stage.ts';

export const editionsCommand = (): Command =>
  new Command()
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText('after', '\n"publish --edition" returns to one of them.')
    .action(({ json, ...place }: OnStage & { json?: true }) =>
      onStage(
        place,
        async ({ connection }) => {
          const live = await connection.editions.live();
          const history = (live?.history ?? []).toReversed();
          if (json) return say(JSON.stringify({ live: live?.edition, history }, undefined, 2));
          if (!live) return say('Nothing has been published yet.');
          if (history.length === 0)
            say(
              `${shortName(live.edition)}  live; since when, the version that published it did not write down`,
            );
          for (const [index, { edition, at }] of history.entries())
            say(`${shortName(edition)}  ${index === 0 ? 'live since' : 'went live'} ${at}`);
        },
        { publishesNothing: true },
      ),
    );
