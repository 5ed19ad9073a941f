import { Command } from 'commander';
import { readContentFiles } from '../../../lib/adapters/content/read-content-files.ts';
import { onStage } from '../../on-stage.ts';
import { planOn } from '../../plan-on.ts';
import { stageOption } from '../../stage.ts';
import { contentFolder } from '../folders.ts';
import { outlookOf, showOutlook } from './outlook.ts';

type Options = { content: string; stage: string; json?: true };

export const planCommand = (): Command =>
  new Command('plan')
    .description('Shows what publishing the content would change, and whom it would reach; changes nothing')
    .option('--content <folder>', 'the content to plan with', contentFolder)
    .option('--json', 'print the plan as JSON')
    .addOption(stageOption())
    .action(({ content, stage, json }: Options) =>
      onStage(
        stage,
        async (opened) => {
          const plan = await planOn(opened, await readContentFiles(content));
          const outlook = await outlookOf(opened.connection, plan);
          showOutlook(json ? { ...outlook, lines: [JSON.stringify(plan, null, 2)] } : outlook);
        },
        { publishesNothing: true },
      ),
    );
