import { type ClaimsFor, claimsSchema, type Purpose } from '../../domain/links/claims.ts';
import type { Tokens } from '../../pipeline/ports.ts';
import { type Keyring, sameBytes } from './keyring.ts';

/** Half of SHA-256's output: far beyond guessing, and links stay short (RFC 2104, section 5). */
const macBytes = 16;

const longest = 600;

/**
 * Signed links: `keyId.payload.mac`, all of `[A-Za-z0-9_.-]`. The mac's key is derived for the purpose, so a
 * link signed for one purpose does not even verify for another.
 */
export const createTokens = (keyring: Keyring): Tokens => {
  const mac = (keyId: string, purpose: Purpose, payload: string) =>
    keyring.mac(keyId, `token ${purpose}`, `${keyId}.${payload}`)?.subarray(0, macBytes);

  return {
    sign: (claims) => {
      const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
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

      const parsed = claimsSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
      if (!parsed.success || parsed.data.p !== purpose) return { fault: 'forged' };
      // The schema is a union over `p`, and `p` was just compared: TypeScript can not narrow a generic by it.
      const claims = parsed.data as ClaimsFor<P>;
      const expired = 'x' in claims && new Date(claims.x * 1000).toISOString() <= now;
      return expired ? { fault: 'expired', claims } : { claims };
    },
  };
};
