import { Command } from 'commander';
import { contentOption } from '../../content-folder.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { busAsJson, busInWords, endpointAsJson, endpointInWords } from './endpoint-in-words.ts';

export const webhooksListCommand = (): Command =>
  new Command('list')
    .description('Shows every address that is told, and of what, and the event bus')
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action(({ json, ...place }: OnStage & { json?: true }) =>
      onStage(place, async ({ connection: { webhookEndpoints, eventBusName } }) => {
        const endpoints = (await webhookEndpoints.all()).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
        const lines = json
          ? [
              JSON.stringify([
                ...endpoints.map(endpointAsJson),
                ...(eventBusName ? [busAsJson(eventBusName)] : []),
              ]),
            ]
          : [...endpoints.map(endpointInWords), ...(eventBusName ? [busInWords(eventBusName)] : [])];
        if (lines.length === 0) lines.push('Nobody is told of anything. "webhooks add <url>" changes that.');
        say(lines.join('\n'));
      }),
    );
