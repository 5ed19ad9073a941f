import { Command } from 'commander';
import type { WebhookEndpointId } from '../../../lib/domain/webhooks/webhook-endpoint.ts';
import { contentOption } from '../../content-folder.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { replayAll } from '../replay.ts';
import { endpointName, endpointNotFound } from './webhook-arguments.ts';

export const webhooksReplayCommand = (): Command =>
  new Command('replay')
    .description('Shows what no endpoint and no event bus has taken; with --yes, tells it once more')
    .argument('[endpoint]', 'the id of one; all of them otherwise', endpointName)
    .option('--yes', 'tell it once more')
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nWhat was tried eight times, over some 27 hours, waits for two weeks. Its id is the same as before.\nExit code 3: something was told and still not taken.',
    )
    .action(
      (id: WebhookEndpointId | undefined, { yes, json, ...place }: OnStage & { yes?: true; json?: true }) =>
        onStage(place, async (stage) => {
          if (id && !(await stage.connection.webhookEndpoints.find(id))) throw endpointNotFound(id);
          await replayAll(
            stage,
            { yes, json },
            ({ of }) =>
              of.kind === 'webhook' &&
              (id === undefined || (of.work.kind === 'endpoint' && of.work.endpoint === id)),
          );
        }),
    );
