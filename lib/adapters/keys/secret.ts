import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { Caller } from '../caller.ts';

export type Secret = {
  read(): Promise<string>;
  /** What was there before is kept by Secrets Manager as the previous version. */
  replace(text: string): Promise<void>;
};

/** The one secret of a stage, in Secrets Manager. */
export const createSecret = (SecretId: string, caller: Caller = {}): Secret => {
  const client = new SecretsManagerClient(caller);
  return {
    read: async () => {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
      return SecretString ?? '';
    },
    replace: async (text) => {
      await client.send(new PutSecretValueCommand({ SecretId, SecretString: text }));
    },
  };
};
