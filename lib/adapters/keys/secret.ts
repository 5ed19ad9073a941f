import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import type { Caller } from '../caller.ts';

/** By what Secrets Manager knows one text of a secret. */
export type SecretVersion = string;

export type Secret = {
  read(): Promise<string>;
  /** What is read, and which version of it that is. */
  current(): Promise<{ version: SecretVersion; text: string }>;
  /** Keeps a text beside the current one. Nobody reads it. */
  prepare(text: string): Promise<SecretVersion>;
  /**
   * Has a version read from now on, in the place of one that was current; that one is kept as the previous. False where another is
   * current by now: then nothing has changed.
   */
  makeCurrent(version: SecretVersion, instead: SecretVersion): Promise<boolean>;
};

/** The one secret of a stage, in Secrets Manager. */
export const createSecret = (SecretId: string, caller: Caller = {}): Secret => {
  const client = new SecretsManagerClient(caller);
  const current = async () => {
    const { VersionId = '', SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
    return { version: VersionId, text: SecretString };
  };
  return {
    read: async () => (await current()).text,
    current,
    prepare: async (text) => {
      const put = new PutSecretValueCommand({
        SecretId,
        SecretString: text,
        VersionStages: ['AWSPENDING'],
      });
      return (await client.send(put)).VersionId ?? '';
    },
    makeCurrent: async (version, instead) => {
      const move = new UpdateSecretVersionStageCommand({
        SecretId,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: version,
        RemoveFromVersionId: instead,
      });
      try {
        await client.send(move);
        return true;
      } catch (error) {
        // One whose answer got lost has been done; and the words of a refusal are not ours to read.
        const now = await current();
        if (now.version === instead) throw error;
        return now.version === version;
      }
    },
  };
};
