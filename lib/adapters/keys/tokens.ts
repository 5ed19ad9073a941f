import * as z from 'zod';
import { type Claims, type ClaimsFor, claimsSchema, type Purpose } from '../../domain/links/claims.ts';
import { readShortClaims, writeShortClaims } from '../../domain/links/short-claims.ts';
import { tokenSpellings } from '../../domain/links/token-spellings.ts';
import type { Tokens } from '../../pipeline/ports/links.ts';
import { type Keyring, sameBytes } from './keyring.ts';

/** Half of SHA-256's output: far beyond guessing, and links stay short (RFC 2104, section 5). */
const macBytes = 16;

/** As many digits as 16 bytes can take to the base 36. */
const macLetters = 25;

/** Two purposes have other names in links: those that they had in the first mails, which are still in mailboxes. */
const namesInLinks: Partial<Record<Purpose, string>> = { 'address-change': 'move', 'scanner-trap': 'canary' };

const nameInLinks = (purpose: Purpose): string => namesInLinks[purpose] ?? purpose;

const payloadSchema = z.looseObject({ p: z.string() });

/** The claims of a payload of the first form that was signed for this purpose. */
const claimsIn = <P extends Purpose>(payload: string, purpose: P): ClaimsFor<P> | undefined => {
  const named = payloadSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  if (named.data?.p !== nameInLinks(purpose)) return undefined;
  // The schema is a union over `p`, and `p` was just compared: TypeScript cannot narrow a generic by it.
  return claimsSchema.safeParse({ ...named.data, p: purpose }).data as ClaimsFor<P> | undefined;
};

/** A token taken apart, before anything of it is believed. */
type Parts<P extends Purpose> = {
  token: string;
  keyId: string;
  payload: string;
  given: string;
  /** The mac as it stands in this form. */
  write(mac: string): string;
  claims(): ClaimsFor<P> | undefined;
};

/**
 * `keyId.mac.claims`, or the first form, `keyId.payload.mac` in base64url, which is in mails that people keep. The claims
 * have a dot of their own, so that the first form alone has two.
 */
const partsOf = <P extends Purpose>(purpose: P, spelling: string): Parts<P> | undefined => {
  const first = /^(k\d+)\.([\w-]+)\.([\w-]+)$/.exec(spelling);
  if (first) {
    const [token, keyId = '', payload = '', given = ''] = first;
    const write = (mac: string) => Buffer.from(mac, 'hex').toString('base64url');
    return { token, keyId, payload, given, write, claims: () => claimsIn(payload, purpose) };
  }
  const short = /^(k\d+)\.([a-z\d]+)\.([a-z]+\.[a-z\d.-]+)$/.exec(spelling.toLowerCase());
  if (!short) return undefined;
  const [token, keyId = '', given = '', payload = ''] = short;
  return { token, keyId, payload, given, write: inLetters, claims: () => readShortClaims(purpose, payload) };
};

const inLetters = (mac: string): string => BigInt(`0x${mac}`).toString(36).padStart(macLetters, '0');

/**
 * Signed links. The mac's key is derived for the purpose, so a link signed for one purpose does not even verify for
 * another. What happens to a link on its way is undone first, and nothing is believed that its mac does not prove.
 */
export const createTokens = (keyring: Keyring): Tokens => {
  const mac = (keyId: string, purpose: Purpose, payload: string) =>
    keyring.mac(keyId, `token ${nameInLinks(purpose)}`, `${keyId}.${payload}`)?.slice(0, 2 * macBytes);

  /** As text, since base64url has several spellings of the same bytes and only one was signed. */
  const isSigned = <P extends Purpose>(purpose: P, { keyId, payload, given, write }: Parts<P>): boolean => {
    const expected = mac(keyId, purpose, payload);
    return expected !== undefined && sameBytes(Buffer.from(write(expected)), Buffer.from(given));
  };

  return {
    sign: (claims: Claims) => {
      const payload = writeShortClaims(claims);
      const { current } = keyring;
      const signature = mac(current, claims.p, payload);
      if (!signature) throw new Error(`The keyring has no key "${current}".`);
      return `${current}.${inLetters(signature)}.${payload}`;
    },
    read: async <P extends Purpose>(purpose: P, given: string, now: string) => {
      for (const spelling of tokenSpellings(given)) {
        const parts = partsOf(purpose, spelling);
        if (!parts) continue;
        await keyring.learn(parts.keyId);
        const claims = isSigned(purpose, parts) ? parts.claims() : undefined;
        if (!claims) continue;
        const { token } = parts;
        const expired = 'x' in claims && new Date(claims.x * 1000).toISOString() <= now;
        return expired ? { fault: 'expired', claims, token } : { claims, token };
      }
      return { fault: 'forged' };
    },
  };
};
