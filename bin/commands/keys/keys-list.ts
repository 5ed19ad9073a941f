import { Command } from 'commander';
import { contentOption } from '../../content-folder.ts';
import { onStage } from '../../on-stage.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { keyAsJson, keyInWords } from './key-in-words.ts';

export const keysListCommand = (): Command =>
  new Command('list')
    .description('Shows every key there is or was, by its beginning')
    .option('--json', 'as JSON')
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
        process.stdout.write(`${lines.join('\n')}\n`);
      }),
    );
