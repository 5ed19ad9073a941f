import { Command } from 'commander';
import type { WebhookEndpointId } from '../../../lib/domain/webhooks/webhook-endpoint.ts';
import { rotateWebhookSecret } from '../../../lib/pipeline/webhooks/rotate-webhook-secret.ts';
import { contentOption } from '../../content-folder.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { wholeNumber } from '../../whole-number.ts';
import { endpointAsJson, secretInWords } from './endpoint-in-words.ts';
import { endpointName, endpointNotFound } from './webhook-arguments.ts';

type Options = OnStage & { overlap: number; json?: true };

export const webhooksRotateCommand = (): Command =>
  new Command('rotate')
    .description('Signs with a new secret, and for a while with the one before as well')
    .argument('<endpoint>', 'its id', endpointName)
    .option('--overlap <hours>', 'for how long with both', wholeNumber(0), 72)
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action((id: WebhookEndpointId, { overlap, json, ...place }: Options) =>
      onStage(place, async ({ connection }) => {
        const rotated = await rotateWebhookSecret(connection)(id, { hours: overlap });
        if (rotated === 'missing') throw endpointNotFound(id);
        const lines = json
          ? [JSON.stringify({ secret: rotated.secret, ...endpointAsJson(rotated.endpoint) })]
          : secretInWords(rotated);
        say(lines.join('\n'));
      }),
    );
