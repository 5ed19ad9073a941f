import { Command } from 'commander';
import type { ApiKeyId } from '../../../lib/domain/api/api-key.ts';
import { revokeApiKey } from '../../../lib/pipeline/api/revoke-api-key.ts';
import { contentOption } from '../../content-folder.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { keyName, keyNotFound } from './key-arguments.ts';

export const keysRevokeCommand = (): Command =>
  new Command('revoke')
    .description('Ends a key at once and for good, with all its secrets')
    .argument('<key>', 'its id', keyName)
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .action((id: ApiKeyId, { json, ...place }: OnStage & { json?: true }) =>
      onStage(place, async ({ connection }) => {
        const outcome = await revokeApiKey(connection)(id);
        if (outcome === 'missing') throw keyNotFound(id);
        const sentence = outcome === 'revoked' ? 'opens nothing any more' : 'was revoked before';
        say(json ? JSON.stringify({ id, outcome }) : `The key ${id} ${sentence}.`);
      }),
    );
