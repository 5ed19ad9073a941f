import * as z from 'zod';
import { type ClaimsFor, claimsSchema, type Purpose } from '../../domain/links/claims.ts';
import type { Tokens } from '../../pipeline/ports.ts';
import { type Keyring, sameBytes } from './keyring.ts';

/** Half of SHA-256's output: far beyond guessing, and links stay short (RFC 2104, section 5). */
const macBytes = 16;

const longest = 600;

/** Two purposes have other names in links: those that they had in the first mails, which are still in mailboxes. */
const namesInLinks: Partial<Record<Purpose, string>> = { 'address-change': 'move', 'scanner-trap': 'canary' };

const nameInLinks = (purpose: Purpose): string => namesInLinks[purpose] ?? purpose;

const payloadSchema = z.looseObject({ p: z.string() });

/** The claims of a payload that was signed for this purpose. */
const claimsIn = <P extends Purpose>(payload: string, purpose: P): ClaimsFor<P> | undefined => {
  const named = payloadSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  if (named.data?.p !== nameInLinks(purpose)) return undefined;
  // The schema is a union over `p`, and `p` was just compared: TypeScript cannot narrow a generic by it.
  return claimsSchema.safeParse({ ...named.data, p: purpose }).data as ClaimsFor<P> | undefined;
};

/**
 * Signed links: `keyId.payload.mac`, all of `[A-Za-z0-9_.-]`. The mac's key is derived for the purpose, so a
 * link signed for one purpose does not even verify for another.
 */
export const createTokens = (keyring: Keyring): Tokens => {
  const mac = (keyId: string, purpose: Purpose, payload: string) =>
    keyring.mac(keyId, `token ${nameInLinks(purpose)}`, `${keyId}.${payload}`)?.subarray(0, macBytes);

  return {
    sign: (claims) => {
      const payload = Buffer.from(JSON.stringify({ ...claims, p: nameInLinks(claims.p) })).toString(
        'base64url',
      );
      const signature = mac(keyring.current, claims.p, payload);
      if (!signature) throw new Error(`The keyring has no key "${keyring.current}".`);
      return `${keyring.current}.${payload}.${signature.toString('base64url')}`;
    },
    read: async <P extends Purpose>(purpose: P, token: string, now: string) => {
      const [keyId, payload, given, ...more] = token.length > longest ? [] : token.split('.');
      if (!keyId || !payload || !given || more.length > 0) return { fault: 'forged' };
      await keyring.learn(keyId);
      const expected = mac(keyId, purpose, payload);
      // As text, since base64url has several spellings of the same bytes and only one was signed.
      if (!expected || !sameBytes(Buffer.from(expected.toString('base64url')), Buffer.from(given)))
        return { fault: 'forged' };

      const claims = claimsIn(payload, purpose);
      if (!claims) return { fault: 'forged' };
      const expired = 'x' in claims && new Date(claims.x * 1000).toISOString() <= now;
      return expired ? { fault: 'expired', claims } : { claims };
    },
  };
};
