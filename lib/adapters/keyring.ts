import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';

/**
 * The secret's value: keys by id, and the id that signs now. Rotation adds a key and moves `current`; no key
 * is ever taken away, because an unsubscribe link must work for as long as somebody keeps the mail.
 */
const secretSchema = z
  .looseObject({ current: z.string().regex(/^k\d+$/) })
  .transform(({ current, ...rest }, context) => {
    const keys = new Map(
      Object.entries(rest).flatMap(([id, key]) =>
        /^k\d+$/.test(id) && typeof key === 'string' ? [[id, key] as const] : [],
      ),
    );
    const first = keys.get('k1');
    const signing = keys.get(current);
    if (!first || !signing) {
      context.addIssue({ code: 'custom', message: 'needs the key "k1" and the key that "current" names' });
      return z.NEVER;
    }
    return { current, first, signing, keys };
  });

export type Keyring = {
  readonly current: string;
  /** HMAC-SHA-256 of `text` under a key of the ring, kept apart by `purpose`; undefined for an unknown key id. */
  mac(keyId: string, purpose: string, text: string): Buffer | undefined;
  /** A keyed hash that stays the same for ever: made with the first key, whichever signs now. */
  hash(purpose: string, text: string): string;
};

const derive = (key: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `dripline ${purpose}`, 32));

const macOf = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Makes the keyring of a secret's text; throws when it has not the shape above, without quoting it. */
export const keyringOf = (secretText: string): Keyring => {
  const parsed = secretSchema.safeParse(JSON.parse(secretText));
  if (!parsed.success)
    throw new Error('The secret has not the shape {"current":"k1","k1":"…"}; see docs/architecture.md.');
  const { current, first, keys } = parsed.data;
  return {
    current,
    mac: (keyId, purpose, text) => {
      const key = keys.get(keyId);
      return key === undefined ? undefined : macOf(derive(key, purpose), text);
    },
    hash: (purpose, text) => macOf(derive(first, purpose), text).toString('base64url').slice(0, 32),
  };
};

/** Reads the keyring from Secrets Manager. */
export const fetchKeyring = async (secretId: string): Promise<Keyring> => {
  const { SecretString } = await new SecretsManagerClient({}).send(
    new GetSecretValueCommand({ SecretId: secretId }),
  );
  return keyringOf(SecretString ?? '');
};

export const sameBytes = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
