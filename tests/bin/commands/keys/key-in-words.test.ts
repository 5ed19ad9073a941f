import { describe, expect, it } from 'vitest';
import { expiry, scopesIn } from '../../../../bin/commands/keys/key-arguments.ts';
import { keyAsJson, keyInWords, madeInWords } from '../../../../bin/commands/keys/key-in-words.ts';
import { apiKeyId, newApiKey, withNewSecret, withRevocation } from '../../../../lib/domain/api/api-key.ts';
import { instantOf, later } from '../../../../lib/domain/time/instant.ts';

const now = instantOf('2026-11-24T09:00:00Z');
const key = newApiKey(
  { id: apiKeyId.parse('k7m2p9qa3x'), name: 'shop', scopes: ['subscribe', 'stats'], perHour: 60 },
  { hash: 'the hash', beginning: '0123' },
  now,
);

describe('what is shown of a key', () => {
  it('is what it may do, until when, and how it begins', () => {
    expect(keyInWords(key, now)).toBe(
      'k7m2p9qa3x  shop  subscribe,stats  60 an hour  never expires  dripline_k7m2p9qa3x_0123…',
    );
  });

  it('names both secrets while they overlap, and says when it has ended', () => {
    const rotated = withNewSecret(key, { hash: 'another', beginning: '4567' }, { hours: 1 }, now) ?? key;
    expect(keyInWords(rotated, now)).toContain(
      'dripline_k7m2p9qa3x_0123… (until 2026-11-24T10:00:00.000Z) and dripline_k7m2p9qa3x_4567…',
    );
    expect(keyInWords(rotated, later(now, { hours: 1 }))).not.toContain('0123');
    expect(keyInWords(withRevocation(key, now) ?? key, now)).toContain('revoked 2026-11-24');
    expect(keyInWords({ ...key, expiresAt: now }, now)).toContain('expired 2026-11-24');
  });

  it('is never what it hashes to', () => {
    expect(JSON.stringify(keyAsJson(key))).not.toContain('the hash');
    expect(madeInWords({ key, text: 'the whole of it' })[0]).toBe('the whole of it');
  });
});

describe('what a key is asked for by', () => {
  it('is scopes, several at once, each once', () => {
    expect(scopesIn('stats,read', scopesIn('read'))).toEqual(['read', 'stats']);
    expect(() => scopesIn('everything')).toThrow('A scope is one of subscribe, vouch');
  });

  it('is a day, to its end, or a moment', () => {
    expect(expiry('2027-12-31')).toBe('2027-12-31T23:59:59.999Z');
    expect(expiry('2027-12-31T18:00:00+01:00')).toBe('2027-12-31T17:00:00.000Z');
    expect(() => expiry('soon')).toThrow('Give a day');
  });
});
