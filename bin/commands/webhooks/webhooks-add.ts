import { Command } from 'commander';
import { type WebhookType, webhookTypes } from '../../../lib/domain/webhooks/webhook-event.ts';
import { makeWebhookEndpoint } from '../../../lib/pipeline/webhooks/make-webhook-endpoint.ts';
import { contentOption } from '../../content-folder.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { endpointAsJson, secretInWords } from './endpoint-in-words.ts';
import { endpointUrl, typesIn } from './webhook-arguments.ts';

type Options = OnStage & { types: WebhookType[]; withAddress?: boolean; json?: true };

export const webhooksAddCommand = (): Command =>
  new Command('add')
    .description('Has an address be told of what happens from now on, and shows what that is signed with')
    .argument('<url>', 'where, beginning with https://', endpointUrl)
    .option('--types <types>', `what of ${webhookTypes.join(', ')}; all of it otherwise`, typesIn, [
      ...webhookTypes,
    ])
    .option('--with-address', "send the person's e-mail address along; otherwise their id alone")
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action((url: string, { types, withAddress = false, json, ...place }: Options) =>
      onStage(place, async ({ connection }) => {
        const made = await makeWebhookEndpoint(connection)({ url, types, includesAddress: withAddress });
        const lines = json
          ? [JSON.stringify({ secret: made.secret, ...endpointAsJson(made.endpoint) })]
          : secretInWords(made);
        say(lines.join('\n'));
      }),
    );
