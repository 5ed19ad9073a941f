import {
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import type { Caller } from '../caller.ts';

/** The calls by which a secret is changed, which its readers never make. */
export const createChangeSecret = (SecretId: string, caller: Caller) => {
  const client = new SecretsManagerClient(caller);
  return {
    /** Keeps a text beside the current one, and says as which version. */
    prepare: async (SecretString: string): Promise<string> => {
      const put = new PutSecretValueCommand({ SecretId, SecretString, VersionStages: ['AWSPENDING'] });
      return (await client.send(put)).VersionId ?? '';
    },
    /** Makes a version the current one, if the other still is that. */
    makeCurrent: async (version: string, instead: string): Promise<void> => {
      const move = new UpdateSecretVersionStageCommand({
        SecretId,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: version,
        RemoveFromVersionId: instead,
      });
      await client.send(move);
    },
  };
};
