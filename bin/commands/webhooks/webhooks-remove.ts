import { Command } from 'commander';
import type { WebhookEndpointId } from '../../../lib/domain/webhooks/webhook-endpoint.ts';
import { contentOption } from '../../content-folder.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { endpointName, endpointNotFound } from './webhook-arguments.ts';

export const webhooksRemoveCommand = (): Command =>
  new Command('remove')
    .description('Tells an address nothing more; what waits for it is dropped')
    .argument('<endpoint>', 'its id', endpointName)
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action((id: WebhookEndpointId, { json, ...place }: OnStage & { json?: true }) =>
      onStage(place, async ({ connection: { webhookEndpoints } }) => {
        const endpoint = await webhookEndpoints.find(id);
        if (!endpoint) throw endpointNotFound(id);
        await webhookEndpoints.remove(id);
        say(json ? `${JSON.stringify({ id, outcome: 'removed' })}` : `${endpoint.url} is told nothing more.`);
      }),
    );
