import { describe, expect, it } from 'vitest';
import { createKeyring, withNewKey } from '../../../lib/adapters/keys/keyring.ts';
import { createTokens } from '../../../lib/adapters/keys/tokens.ts';
import { Unusable } from '../../../lib/adapters/unusable.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { type Instant, instantOf, later } from '../../../lib/domain/time/instant.ts';

const who = { s: subscriberId.parse('a'.repeat(26)), c: courseId.parse('bread') };
const claims = { p: 'unsubscribe' as const, ...who };
const first = '{"current":"k1","k1":"the first key","captcha":"another secret"}';

const renewable = () => {
  let secret = first;
  let reads = 0;
  let unreadable = false;
  const failures: unknown[] = [];
  let now: Instant = instantOf('2026-11-24T10:00:00Z');
  const ring = createKeyring(secret, {
    clock: { now: () => now, wait: async () => {} },
    read: async () => {
      reads += 1;
      if (unreadable) throw new Error('Secrets Manager is away.');
      return secret;
    },
    failed: (error) => failures.push(error),
  });
  return {
    tokens: createTokens(ring),
    reads: () => reads,
    failures,
    unreadable: (is: boolean) => {
      unreadable = is;
    },
    rotate: (key: string) => {
      secret = withNewKey(secret, key).text;
      return createTokens(createKeyring(secret));
    },
    wait: (seconds: number) => {
      now = later(now, { seconds });
    },
    now: () => now,
  };
};

describe('rotating the keys', () => {
  it('adds a key, signs with it, and takes nothing away', () => {
    const second = withNewKey(first, 'the second key');
    expect(second).toMatchObject({ from: 'k1', to: 'k2' });
    expect(JSON.parse(second.text)).toEqual({
      current: 'k2',
      k1: 'the first key',
      k2: 'the second key',
      captcha: 'another secret',
    });
    expect(withNewKey(second.text, 'the third key').to).toBe('k3');
  });

  it('leaves every link that was ever signed as good as it was', async () => {
    let text = first;
    const links = [];
    for (let round = 0; round < 5; round += 1) {
      links.push(createTokens(createKeyring(text)).sign(claims));
      text = withNewKey(text, `key of round ${round}`).text;
    }
    expect(new Set(links.map((link) => link.split('.')[0])).size).toBe(5);
    const tenYearsOn = instantOf('2036-11-24T10:00:00Z');
    for (const link of links)
      expect(await createTokens(createKeyring(text)).read('unsubscribe', link, tenYearsOn)).toMatchObject({
        claims,
      });
  });

  it('leaves the keyed hashes of addresses and networks as they were', () => {
    const hashOf = (text: string) => createKeyring(text).hash('address', 'ada@example.org');
    expect(hashOf(withNewKey(first, 'the second key').text)).toBe(hashOf(first));
  });
});

describe('a function that runs while the keys are rotated', () => {
  it('learns of the new key from the first link that names it', async () => {
    const warm = renewable();
    const link = warm.rotate('the second key').sign(claims);
    expect(link).toMatch(/^k2\./);
    expect(await warm.tokens.read('unsubscribe', link, warm.now())).toMatchObject({ claims });
    expect(warm.tokens.sign(claims)).toMatch(/^k2\./);
    expect(warm.reads()).toBe(1);
  });

  it('reads the secret at most once a minute, whatever keys are invented', async () => {
    const warm = renewable();
    const invented = Array.from({ length: 200 }, (_, n) => `k${n + 2}.eyJ9.${'A'.repeat(22)}`);
    await Promise.all(invented.map((token) => warm.tokens.read('unsubscribe', token, warm.now())));
    expect(warm.reads()).toBe(1);
    const link = warm.rotate('the second key').sign(claims);
    warm.wait(60);
    const many = await Promise.all(
      [link, link, ...invented].map((token) => warm.tokens.read('unsubscribe', token, warm.now())),
    );
    expect(many.slice(0, 3)).toMatchObject([{ claims }, { claims }, { fault: 'forged' }]);
    expect(warm.reads()).toBe(2);
  });

  it('signs with the new key within a minute of signing, though no link has named it', async () => {
    const warm = renewable();
    warm.rotate('the second key');
    expect(warm.tokens.sign(claims)).toMatch(/^k1\./);
    expect(warm.reads()).toBe(0);
    warm.wait(60);
    const signed = [warm.tokens.sign(claims), warm.tokens.sign(claims)];
    expect(signed.every((link) => link.startsWith('k1.'))).toBe(true);
    await new Promise(setImmediate);
    expect(warm.tokens.sign(claims)).toMatch(/^k2\./);
    expect(warm.reads()).toBe(1);
    for (const link of signed)
      expect(await warm.tokens.read('unsubscribe', link, warm.now())).toMatchObject({ claims });
  });

  it('learns of a new key also when the clock has been put back since it last looked', async () => {
    const warm = renewable();
    warm.wait(60);
    warm.tokens.sign(claims);
    await new Promise(setImmediate);
    const link = warm.rotate('the second key').sign(claims);
    warm.wait(-7200);
    expect(await warm.tokens.read('unsubscribe', link, warm.now())).toMatchObject({ claims });
    expect(warm.tokens.sign(claims)).toMatch(/^k2\./);
    expect(warm.reads()).toBe(2);
  });

  it('goes on signing with the keys it knows while the secret cannot be read, and looks again a minute later', async () => {
    const warm = renewable();
    warm.rotate('the second key');
    warm.unreadable(true);
    warm.wait(60);
    for (let tries = 0; tries < 20; tries += 1) expect(warm.tokens.sign(claims)).toMatch(/^k1\./);
    await new Promise(setImmediate);
    expect([warm.reads(), warm.failures.length]).toEqual([1, 1]);
    warm.unreadable(false);
    warm.wait(60);
    warm.tokens.sign(claims);
    await new Promise(setImmediate);
    expect(warm.tokens.sign(claims)).toMatch(/^k2\./);
  });

  it.each(['', 'k', 'kx', '__proto__', 'current', 'k99999999999', 'captcha'])(
    'does not look for a key called %j at all',
    async (name) => {
      const warm = renewable();
      const token = `${name}.eyJ9.${'A'.repeat(22)}`;
      expect(await warm.tokens.read('unsubscribe', token, warm.now())).toEqual({ fault: 'forged' });
      expect(warm.reads()).toBe(0);
    },
  );
});

describe('a secret that is not as it should be', () => {
  it.each([
    'the first key',
    '{"current":"k1","k1":"the first key"',
    '{"current":"k1","k2":"the first key"}',
    '',
  ])('is refused without being quoted: %s', (text) => {
    const refusal = 'The secret does not have the shape {"current":"k1","k1":"…"}; see docs/architecture.md.';
    expect(() => createKeyring(text)).toThrow(new Unusable(refusal));
  });
});
