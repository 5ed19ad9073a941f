import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ApiKey,
  apiKeyId,
  apiKeyStanding,
  newApiKey,
  readApiKey,
  shownKey,
  withNewSecret,
  withRevocation,
  writeApiKey,
} from '../../../lib/domain/api/api-key.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';

const now = instantOf('2026-11-24T09:00:00Z');
const id = apiKeyId.parse('k7m2p9qa3x');
const secret = (number: number) => ({ hash: `hash ${number}`, beginning: '0123' });
const made = newApiKey({ id, scopes: ['read'], perHour: 10 }, secret(1), now);

describe('an API key', () => {
  it('is read back as it was written, and nothing else is read as one', () => {
    const hex = 'ab'.repeat(32);
    expect(readApiKey(writeApiKey(id, hex))).toEqual({ id, secret: hex });
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readApiKey(text);
        expect(read === undefined || writeApiKey(read.id, read.secret) === text).toBe(true);
      }),
    );
  });

  it('shows no more of itself again than its id and how its secret begins', () => {
    expect(shownKey(id, '0123')).toBe('dripline_k7m2p9qa3x_0123…');
  });

  it('opens with its own secret alone', () => {
    expect(apiKeyStanding(made, 'hash 1', now)).toBe('good');
    expect(apiKeyStanding(made, 'hash 2', now)).toBe('unknown');
  });

  it('opens nothing from the moment on at which it expires', () => {
    const key: ApiKey = { ...made, expiresAt: later(now, { hours: 1 }) };
    expect(apiKeyStanding(key, 'hash 1', later(now, { minutes: 59 }))).toBe('good');
    expect(apiKeyStanding(key, 'hash 1', later(now, { hours: 1 }))).toBe('expired');
  });

  it('opens nothing once it is revoked, with whichever secret, and is never given another', () => {
    const revoked = withRevocation(made, now);
    if (!revoked) throw new Error('it was not revoked before');
    expect(apiKeyStanding(revoked, 'hash 1', now)).toBe('revoked');
    expect(withRevocation(revoked, now)).toBeUndefined();
    expect(withNewSecret(revoked, secret(2), { hours: 1 }, now)).toBeUndefined();
  });

  it('opens with the new secret and the one before while they overlap, and then with the new one alone', () => {
    const rotated = withNewSecret(made, secret(2), { hours: 72 }, now);
    if (!rotated) throw new Error('it is not revoked');
    const inTime = later(now, { hours: 71 });
    expect(apiKeyStanding(rotated, 'hash 1', inTime)).toBe('good');
    expect(apiKeyStanding(rotated, 'hash 1', later(now, { hours: 72 }))).toBe('replaced');
    expect(apiKeyStanding(rotated, 'hash 2', later(now, { days: 900 }))).toBe('good');
  });

  it('has two secrets at the most, however often it is rotated, and none that lives longer for it', () => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 100 }),
      overlap: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        let key = made;
        let at = now;
        const ends = new Map<string, string>();
        for (const [index, { wait, overlap }] of steps.entries()) {
          at = later(at, { hours: wait });
          key = withNewSecret(key, secret(index + 2), { hours: overlap }, at) ?? key;
          for (const { hash, until } of key.secrets)
            if (until) {
              expect(until <= (ends.get(hash) ?? until)).toBe(true);
              ends.set(hash, until);
            }
          expect(key.secrets.length).toBe(2);
          expect(apiKeyStanding(key, `hash ${index + 2}`, at)).toBe('good');
        }
      }),
    );
  });
});
