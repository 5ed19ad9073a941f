import { Command } from 'commander';
import { type ApiScope, apiScopes, scopeInWords } from '../../../lib/domain/api/api-key.ts';
import type { Instant } from '../../../lib/domain/time/instant.ts';
import { makeApiKey } from '../../../lib/pipeline/api/make-api-key.ts';
import { contentOption } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { UsageError } from '../../usage-error.ts';
import { wholeNumber } from '../../whole-number.ts';
import { expiry, scopesIn } from './key-arguments.ts';
import { keyAsJson, madeInWords } from './key-in-words.ts';

type Options = OnStage & {
  scope: ApiScope[];
  name?: string;
  expires?: Instant;
  perHour: number;
  json?: true;
};

export const keysCreateCommand = (): Command =>
  new Command('create')
    .description('Makes a key, and shows it this once')
    .requiredOption('--scope <scopes>', 'what it may do; several divided by commas', scopesIn)
    .option('--name <name>', 'whose it is, for "keys list"')
    .option('--expires <day>', 'the last day on which it opens anything', expiry)
    .option('--per-hour <number>', 'how many requests of an hour are answered', wholeNumber(1), 1000)
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText('after', `\n${apiScopes.map((scope) => `  ${scope}: ${scopeInWords[scope]}`).join('\n')}`)
    .action(({ scope, name, expires, perHour, json, ...place }: Options) =>
      onStage(place, async ({ connection }) => {
        if (scope.includes('vouch') && !scope.includes('subscribe'))
          throw new UsageError('The scope vouch is for sign-ups: give subscribe with it.', exitCodes.misused);
        if (expires && expires <= connection.clock.now())
          throw new UsageError('That day is over: the key would open nothing.', exitCodes.misused);
        const made = await makeApiKey(connection)({ scopes: scope, name, expiresAt: expires, perHour });
        const lines = json ? [JSON.stringify({ key: made.text, ...keyAsJson(made.key) })] : madeInWords(made);
        say(lines.join('\n'));
      }),
    );
