import { Command } from 'commander';
import { asOnDisk, contentOption, readContentFolder } from '../../content-folder.ts';
import { onStage } from '../../on-stage.ts';
import { planOn } from '../../plan-on.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { outlookOf, showOutlook } from './outlook.ts';

export const planCommand = (): Command =>
  new Command('plan')
    .description('Shows what publishing the content would change, and whom it would reach; changes nothing')
    .option('--json', 'print the plan as JSON')
    .addOption(stageOption())
    .addOption(contentOption())
    .action(async ({ json, ...place }: OnStage & { json?: true }) => {
      const files = await readContentFolder(place.content);
      await onStage(
        place,
        async (opened) => {
          const plan = await planOn(opened, files);
          const outlook = await outlookOf(opened.connection, plan);
          showOutlook(
            json ? { ...outlook, lines: [JSON.stringify(plan, null, 2)] } : outlook,
            asOnDisk(place.content),
          );
        },
        { publishesNothing: true },
      );
    });
