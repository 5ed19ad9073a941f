import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Unusable } from '../../../lib/adapters/unusable.ts';
import { checkStore } from '../../../lib/local/dynamodb/check-store.ts';
import { startDynamoDb } from '../../../lib/local/dynamodb/start.ts';
import { newPass } from '../../../lib/local/process/new-pass.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const folder = await temporaryFolder();
const whole = join(folder, 'whole');
await mkdir(whole);
await checkStore(whole);
/** Each opening writes a new one. */
const manifestOf = async (store: string): Promise<string> =>
  join(store, (await readdir(store)).find((name) => name.startsWith('MANIFEST-')) ?? '');

const damaged = async (name: string, damage: (store: string) => Promise<unknown>): Promise<string> => {
  const store = join(folder, name);
  await cp(whole, store, { recursive: true });
  await damage(store);
  return store;
};

describe('the store of the embedded DynamoDB', () => {
  it('is fine when it is new, and when it was used', async () => {
    await expect(checkStore(whole)).resolves.toBeUndefined();
  });

  it.each([
    ['CURRENT is empty', (store: string) => writeFile(join(store, 'CURRENT'), ''), /is damaged: Corruption/],
    [
      'CURRENT is missing',
      (store: string) => rm(join(store, 'CURRENT')),
      /is damaged: the file CURRENT is missing/,
    ],
    [
      'the manifest is binary',
      async (store: string) => writeFile(await manifestOf(store), 'x\u0000y'),
      /is damaged/,
    ],
    ['the manifest is missing', async (store: string) => rm(await manifestOf(store)), /can not be opened/],
    [
      'the lock is a folder',
      (store: string) => rm(join(store, 'LOCK')).then(() => mkdir(join(store, 'LOCK'))),
      /can not be opened/,
    ],
  ])(
    'is refused in a sentence when %s, by the process that plays it, too',
    async (name, damage, sentence) => {
      const store = await damaged(name, damage);
      await expect(checkStore(store)).rejects.toThrow(Unusable);
      await expect(startDynamoDb(store, newPass())).rejects.toThrow(sentence);
    },
  );

  it('is refused in a sentence while another process has it', async () => {
    const running = await startDynamoDb(whole, newPass());
    await expect(startDynamoDb(whole, newPass())).rejects.toThrow(
      'is in use by another program; end that first.',
    );
    await running.end();
  });
});
