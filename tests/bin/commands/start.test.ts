import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';
import { freePort, runStart } from './start-command.ts';

const patience = { timeout: 30_000 };

const startReady = async (folder: string) => {
  const { port, release } = await freePort();
  await release();
  const running = runStart(folder, port);
  expect((await running.ready()).at(-1)).toBe(`ready http://localhost:${port}`);
  return { ...running, url: `http://localhost:${port}` };
};

const clockOf = async (url: string): Promise<string> =>
  z.object({ now: z.string() }).parse(await (await fetch(`${url}/_local/clock`)).json()).now;

describe('npm start', () => {
  it(
    'answers when it says it is ready, ends on Ctrl-C, and starts again with its data',
    patience,
    async () => {
      const folder = await temporaryFolder();
      const first = await startReady(folder);
      expect((await fetch(first.url)).status).toBe(200);
      await fetch(`${first.url}/_local/clock`, { method: 'POST', body: '{"advance":"P30D"}' });
      const before = await clockOf(first.url);
      first.interrupt();
      expect(await first.ended).toBe(0);
      expect(first.complained).toEqual([]);

      // DynamoDB's files have one owner: this works only if nothing of the first run is left.
      const second = await startReady(folder);
      expect((await clockOf(second.url)) > before).toBe(true);
      second.terminate();
      expect(await second.ended).toBe(0);
    },
  );

  it('says who holds the data folder, and leaves them alone', patience, async () => {
    const folder = await temporaryFolder();
    const holder = await startReady(folder);
    const { port, release } = await freePort();
    await release();
    const late = runStart(folder, port);
    expect(await late.ended).toBe(1);
    expect(late.complained).toEqual([
      expect.stringMatching(
        new RegExp(`is in use by the Dripline that runs at ${holder.url} \\(process \\d+\\)`),
      ),
    ]);
    expect((await fetch(holder.url)).status).toBe(200);
  });

  it('says that a port is taken, in one sentence', patience, async () => {
    const { port, release } = await freePort();
    const running = runStart(await temporaryFolder(), port);
    expect(await running.ended).toBe(1);
    expect(running.complained).toEqual([
      `Port ${port} is taken by another program; choose another with --port.`,
    ]);
    await release();
  });

  it.each([6000, 6666, 10080])(
    'says that browsers refuse port %i, before it begins anything',
    patience,
    async (port) => {
      const folder = await temporaryFolder();
      const running = runStart(folder, port);
      expect(await running.ended).toBe(2);
      expect(running.complained).toEqual([
        expect.stringMatching(/Browsers refuse to open that port.*Choose another, such as 3000\./),
      ]);
      expect(await readdir(folder)).toEqual([]);
    },
  );
});
