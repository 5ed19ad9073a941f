import { Command } from 'commander';
import { contentOption } from '../../content-folder.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { keyAsJson, keyInWords } from './key-in-words.ts';

export const keysListCommand = (): Command =>
  new Command('list')
    .description('Shows every key there is or was, by its beginning')
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action(({ json, ...place }: OnStage & { json?: true }) =>
      onStage(place, async ({ connection: { apiKeys, clock } }) => {
        const keys = (await apiKeys.all()).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
        const lines = json
          ? [JSON.stringify(keys.map(keyAsJson))]
          : keys.map((key) => keyInWords(key, clock.now()));
        if (lines.length === 0)
          lines.push('There is no key: the API is off. "keys create --scope read" makes one.');
        say(lines.join('\n'));
      }),
    );
