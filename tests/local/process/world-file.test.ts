import { mkdir, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { newPass } from '../../../lib/local/process/new-pass.ts';
import { environmentOf, holdFolder, runningWorld } from '../../../lib/local/process/world-file.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const answering = async (pid: number) => {
  const server: Server = createServer((_, response) => response.end(JSON.stringify({ pid })));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  afterAll(() => server.close());
  // A listening server has an AddressInfo; strings are for pipes.
  return { pid, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

describe('the hold on a data folder', () => {
  it("is one world's at a time, and says whose", async () => {
    const folder = await temporaryFolder();
    const self = await answering(101);
    const hold = await holdFolder(folder, self);
    expect(await holdFolder(folder, await answering(102))).toEqual({ heldBy: self });
    expect(await runningWorld(folder)).toEqual(self);
    if ('release' in hold) await hold.release();
    expect(await runningWorld(folder)).toBeUndefined();
    expect(await holdFolder(folder, await answering(103))).toHaveProperty('release');
  });

  it.each([
    ['nobody answers any more', { pid: 1, url: 'http://127.0.0.1:9' }],
    ['somebody else answers', undefined],
  ])('ends with its holder, when %s', async (_, left) => {
    const folder = await temporaryFolder();
    const other = left ?? { ...(await answering(7)), pid: 8 };
    await writeFile(join(folder, 'world.json'), JSON.stringify(other));
    expect(await holdFolder(folder, await answering(104))).toHaveProperty('release');
  });

  it('is for its owner to read alone, since it holds the pass of the world', async () => {
    const folder = join(await temporaryFolder(), 'data');
    const self = { ...(await answering(106)), pass: newPass() };
    await holdFolder(folder, self);
    expect(await runningWorld(folder)).toEqual(self);
    expect((await stat(join(folder, 'world.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('of a world of another version, which knows no pass, is held, and commands are told to start it again', async () => {
    const folder = await temporaryFolder();
    const older = await answering(107);
    await writeFile(join(folder, 'world.json'), JSON.stringify(older));
    expect(await holdFolder(folder, await answering(108))).toEqual({ heldBy: older });
    await expect(environmentOf(older)).rejects.toThrow(
      `The Dripline that runs at ${older.url} (process 107) is of another version; end it and start it again.`,
    );
  });

  it('is not kept by a folder in the place of its file', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'world.json'));
    expect(await holdFolder(folder, await answering(109))).toHaveProperty('release');
  });

  it('is not kept by a file that was cut short', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'world.json'), '{"pid":1');
    expect(await holdFolder(folder, await answering(105))).toHaveProperty('release');
  });
});
