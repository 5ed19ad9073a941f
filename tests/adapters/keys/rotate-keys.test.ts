import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createKeyring } from '../../../lib/adapters/keys/keyring.ts';
import { type Rotation, rotateKeys } from '../../../lib/adapters/keys/rotate-keys.ts';
import { createSecret, type Secret } from '../../../lib/adapters/keys/secret.ts';
import { createTokens } from '../../../lib/adapters/keys/tokens.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { newPass } from '../../../lib/local/process/new-pass.ts';
import { awsFakeHere } from '../../worlds/services-here.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const pass = newPass();
const fake = await awsFakeHere(
  { folder: await temporaryFolder(), clockOffset: 0, secretId: 'local-secret', configurationSet: 'local' },
  pass,
);
afterAll(() => fake.end());

vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', fake.endpoint);
vi.stubEnv('AWS_REGION', 'us-east-1');
const secret = createSecret('local-secret', {
  credentials: { accessKeyId: 'local', secretAccessKey: 'local', sessionToken: pass },
});
const keyOf = (number: number) => String(number).padStart(64, '0');
const claims = {
  p: 'unsubscribe' as const,
  s: subscriberId.parse('a'.repeat(26)),
  c: courseId.parse('bread'),
};
const now = instantOf('2026-11-24T10:00:00Z');

describe('rotating the keys', () => {
  it('replaces what was read, and keeps the links of every key', async () => {
    const link = createTokens(createKeyring(await secret.read())).sign(claims);
    expect(await rotateKeys(secret, keyOf(1))).toEqual({ kind: 'rotated', from: 'k1', to: 'k2' });
    const tokens = createTokens(createKeyring(await secret.read()));
    expect(tokens.sign(claims)).toMatch(/^k2\./);
    expect(await tokens.read('unsubscribe', link, now)).toMatchObject({ claims });
  });

  it('by several at once, in whichever order their calls come, loses no key that has signed', async () => {
    const links = new Set<string>();
    const signOnce = async () => links.add(createTokens(createKeyring(await secret.read())).sign(claims));
    let number = 1;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 4 }), async (scheduler, howMany) => {
        const scheduled: Pick<Secret, 'current' | 'prepare' | 'makeCurrent'> = {
          current: scheduler.scheduleFunction(secret.current),
          prepare: scheduler.scheduleFunction(secret.prepare),
          makeCurrent: scheduler.scheduleFunction(secret.makeCurrent),
        };
        const rotateAndSign = async (): Promise<Rotation> => {
          number += 1;
          const rotation = await rotateKeys(scheduled, keyOf(number));
          await signOnce();
          return rotation;
        };
        const done = await scheduler.waitFor(Promise.all(Array.from({ length: howMany }, rotateAndSign)));
        const made = done.flatMap((rotation) => (rotation.kind === 'rotated' ? [rotation.to] : []));
        expect(made.length).toBeGreaterThan(0);
        expect(new Set(made).size).toBe(made.length);
        expect(Object.keys(JSON.parse(await secret.read()))).toEqual(expect.arrayContaining(made));
        const tokens = createTokens(createKeyring(await secret.read()));
        for (const link of links)
          expect(await tokens.read('unsubscribe', link, now)).toMatchObject({ claims });
      }),
      { numRuns: 25 },
    );
  });

  it('changes nothing where somebody put something else there meanwhile', async () => {
    const owners = { ...JSON.parse(await secret.read()), captcha: 'their secret' };
    const putMeanwhile = async (text: string) => {
      const { version } = await secret.current();
      await secret.makeCurrent(await secret.prepare(JSON.stringify(owners)), version);
      return secret.prepare(text);
    };
    expect(await rotateKeys({ ...secret, prepare: putMeanwhile }, keyOf(0))).toEqual({
      kind: 'changed-meanwhile',
    });
    expect(JSON.parse(await secret.read())).toEqual(owners);
  });

  it('is done where only the answer to it got lost, and asked for again', async () => {
    const twice: Secret['makeCurrent'] = async (version, instead) => {
      await secret.makeCurrent(version, instead);
      return secret.makeCurrent(version, instead);
    };
    expect(await rotateKeys({ ...secret, makeCurrent: twice }, keyOf(0))).toMatchObject({ kind: 'rotated' });
  });

  it('says what went wrong where a version cannot be moved for another reason', async () => {
    const lost = async () => 'f'.repeat(32);
    await expect(rotateKeys({ ...secret, prepare: lost }, keyOf(0))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
