import { Command } from 'commander';
import type { ApiKeyId } from '../../../lib/domain/api/api-key.ts';
import { rotateApiKey } from '../../../lib/pipeline/api/rotate-api-key.ts';
import { contentOption } from '../../content-folder.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { UsageError } from '../../usage-error.ts';
import { wholeNumber } from '../../whole-number.ts';
import { keyName, keyNotFound } from './key-arguments.ts';
import { keyAsJson, madeInWords } from './key-in-words.ts';

type Options = OnStage & { overlap: number; json?: true };

export const keysRotateCommand = (): Command =>
  new Command('rotate')
    .description('Gives a key a new secret, and shows it this once; the one before goes on for a while')
    .argument('<key>', 'its id', keyName)
    .option('--overlap <hours>', 'for how long the one before goes on', wholeNumber(0), 72)
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action((id: ApiKeyId, { overlap, json, ...place }: Options) =>
      onStage(place, async ({ connection }) => {
        const rotated = await rotateApiKey(connection)(id, { hours: overlap });
        switch (rotated.kind) {
          case 'missing':
            throw keyNotFound(id);
          case 'revoked':
            throw new UsageError(`The key ${id} is revoked, for good; make another with "keys create".`);
          case 'rotated': {
            const until = rotated.key.secrets.at(-2)?.until;
            const lines = json
              ? [JSON.stringify({ key: rotated.text, ...keyAsJson(rotated.key) })]
              : [...madeInWords(rotated), `The one before goes on until ${until}.`];
            say(lines.join('\n'));
          }
        }
      }),
    );
