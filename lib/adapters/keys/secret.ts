import { NodeHttpHandler } from '@smithy/node-http-handler';
import * as z from 'zod';
import { once } from '../../domain/once.ts';
import { createDirectCalls } from '../aws/direct-calls.ts';
import { secretsManager } from '../aws/service.ts';
import { readSurroundings } from '../aws/surroundings.ts';
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

const valueSchema = z.object({ VersionId: z.string().default(''), SecretString: z.string().default('') });

/** The one secret of a stage, in Secrets Manager. Every function reads it as it starts; what changes it is loaded by whoever does. */
export const createSecret = (SecretId: string, caller: Caller = {}): Secret => {
  const call = createDirectCalls<'GetSecretValue'>({
    service: secretsManager,
    surroundings: readSurroundings(secretsManager, caller, process.env),
    requests: new NodeHttpHandler(),
    load: async () => (await import('#sdk/whole-secrets-manager')).createWholeSecretsManager(caller),
  });
  const current = async () => {
    const body = Buffer.from(JSON.stringify({ SecretId }));
    const { VersionId: version, SecretString: text } = await call('GetSecretValue', { body }, (answer) =>
      valueSchema.parse(JSON.parse(Buffer.from(answer).toString())),
    );
    return { version, text };
  };
  const changing = once(async () =>
    (await import('#sdk/change-secret')).createChangeSecret(SecretId, caller),
  );
  return {
    read: async () => (await current()).text,
    current,
    prepare: async (text) => (await changing()).prepare(text),
    makeCurrent: async (version, instead) => {
      const { makeCurrent } = await changing();
      try {
        await makeCurrent(version, instead);
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
