import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';

import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import * as z from 'zod';
import { worldFolderOf } from '../../../bin/content-folder.ts';
import { connectFake, type Fake } from '../../../lib/local/aws-fake/client.ts';
import { environmentOf, runningWorld } from '../../../lib/local/process/world-file.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { contentOnDisk } from '../../worlds/content-on-disk.ts';
import { freePort } from '../../worlds/free-port.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';
import { checkout, runProgram } from '../run-program.ts';
import { runStart } from './start-command.ts';

const content = await contentOnDisk(breadCourse());
const dataIn = (folder: string) => worldFolderOf(content, folder);

const startReady = async (context: TestContext, folder: string) => {
  const { port, release } = await freePort();
  await release();
  const running = runStart(context, folder, port, content);
  expect((await running.ready()).at(-1)).toBe(`ready http://localhost:${port}`);
  return { ...running, folder, url: `http://localhost:${port}` };
};

const clockOf = async (url: string): Promise<string> =>
  z.object({ now: z.string() }).parse(await (await fetch(`${url}/_local/clock`)).json()).now;

type Started = { url: string; folder: string };

const fakeOf = async ({ folder }: Started): Promise<Fake> => {
  const world = await runningWorld(dataIn(folder));
  if (!world?.pass) throw new Error('No world is running there.');
  return connectFake((await environmentOf(world)).AWS_ENDPOINT_URL_SES ?? '', world.pass);
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const signUp = (url: string, email: string): Promise<Response> =>
  fetch(`${url}/subscribe`, {
    method: 'POST',
    body: new URLSearchParams({ course: 'bread', email, zone: 'Europe/London' }),
  });

/** A form is being answered, and its mail stands still: SES has taken it and says nothing. */
const standStill = async (started: Started, { expect: hold }: TestContext): Promise<void> => {
  const fake = await fakeOf(started);
  await fake.failNextSends({ kind: 'delay', milliseconds: 60_000, accepted: true });
  void signUp(started.url, 'ada@example.net').catch(() => undefined);
  await hold.poll(async () => (await fake.mails()).length, { timeout: 10_000 }).toBe(1);
};

/** As a service manager or a closed terminal tells every process of the group. */
const endsInGoodOrder = async (
  { signalAll, ended, complained }: ReturnType<typeof runStart>,
  told: 'SIGTERM' | 'SIGHUP',
): Promise<void> => {
  signalAll(told);
  expect(await ended).toBe(0);
  expect(complained).toEqual([]);
};

/** Whoever comes later is told who holds the folder, and leaves them alone. */
const refusesAnother = async (context: TestContext, holder: Started): Promise<void> => {
  const { port, release } = await freePort();
  await release();
  const late = runStart(context, holder.folder, port, content);
  expect(await late.ended).toBe(1);
  expect(late.complained).toEqual([
    expect.stringMatching(
      new RegExp(`is in use by the Dripline that runs at ${holder.url} \\(process \\d+\\)`),
    ),
  ]);
  expect((await fetch(holder.url)).status).toBe(200);
};

/** Until nobody listens there any more; what it answers until then. */
const answersUntilTheEnd = async (url: string): Promise<number[]> => {
  const statuses: number[] = [];
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (!answer) return statuses;
    statuses.push(answer.status);
  }
};

describe('npm start', () => {
  it('answers when it says it is ready, ends within seconds on Ctrl-C in the middle of a journey, and holds its folder until then; then starts again with its data, alone', async (context) => {
    const folder = await temporaryFolder();
    const first = await startReady(context, folder);
    expect((await fetch(first.url)).status).toBe(200);
    // With nothing sent of what is due, each day of ten years has a sweep: minutes of work.
    await signUp(first.url, 'ada@example.net');
    const fake = await fakeOf(first);
    await fake.setQuota({ max24HourSend: 0, maxSendRate: 1, enforceRate: false });
    await signUp(first.url, 'grace@example.net');
    const before = await clockOf(first.url);
    const journey = fetch(`${first.url}/_local/clock`, { method: 'POST', body: '{"advance":"P10Y"}' });
    await expect.poll(() => clockOf(first.url), { timeout: 10_000 }).not.toBe(before);

    first.interrupt();
    const lock = () => readFile(join(dataIn(folder), 'world.json'), 'utf8').catch(() => 'free');
    const held = answersUntilTheEnd(first.url).then(lock);
    const travelled = z
      .object({ stopped: z.literal(true), now: z.string() })
      .parse(await (await journey).json());
    expect(await first.ended).toBe(0);
    expect(first.complained).toEqual([]);
    expect(await held).toBe('free');
    expect(await first.children()).toEqual([]);

    // DynamoDB's files have one owner: this works only if nothing of the first run is left.
    const second = await startReady(context, folder);
    expect((await clockOf(second.url)) >= travelled.now).toBe(true);
    expect(await (await fetch(`${second.url}/_local/subscribers`)).json()).toHaveLength(2);
    await refusesAnother(context, second);
    await endsInGoodOrder(second, 'SIGTERM');
  });

  it('says that a port is taken, in one sentence', async (context) => {
    const { port, release } = await freePort();
    const running = runStart(context, await temporaryFolder(), port, content);
    expect(await running.ended).toBe(1);
    expect(running.complained).toEqual([
      `Port ${port} is taken by another program; choose another with --port.`,
    ]);
    await release();
  });

  it('ends in good order on Ctrl-C in the middle of its start', async (context) => {
    const folder = await temporaryFolder();
    const { port, release } = await freePort();
    await release();
    const running = runStart(context, folder, port, content);
    const lock = join(dataIn(folder), 'world.json');
    await expect.poll(() => existsSync(lock), { timeout: 20_000 }).toBe(true);
    running.interrupt();
    expect(await running.ended).toBe(0);
    expect(running.complained).toEqual([]);
    expect(existsSync(lock)).toBe(false);
  });

  // Most of the next three is waiting: for what does not end, and for processes to be gone. They wait beside each other.
  it.concurrent('cuts off what does not end by itself, sends nothing twice for it, and goes on with it in the next run', async (context) => {
    const folder = await temporaryFolder();
    const first = await startReady(context, folder);
    await standStill(first, context);
    first.interrupt();
    expect(await first.ended).toBe(0);
    expect(first.complained).toEqual([expect.stringContaining('has been cut off')]);

    const second = await startReady(context, folder);
    await fetch(`${second.url}/_local/clock`, { method: 'POST', body: '{"advance":"P3D"}' });
    expect(await (await fakeOf(second)).mails()).toHaveLength(1);
    expect(await (await fetch(`${second.url}/_local/subscribers`)).json()).toEqual([
      expect.objectContaining({
        courses: [
          expect.objectContaining({
            ledger: { 'confirm-1': expect.objectContaining({ status: 'sent' }) },
          }),
        ],
      }),
    ]);
    // As one who knows of it alone tells it, and not its services as well.
    second.terminate();
    expect(await second.ended).toBe(0);
  });

  it.concurrent('ends at once when it is told a second time, and says so', async (context) => {
    const running = await startReady(context, await temporaryFolder());
    const children = await running.children();
    await standStill(running, context);
    const again = setInterval(running.interrupt, 100);
    const code = await running.ended.finally(() => clearInterval(again));
    expect(code).toBe(130);
    expect(running.complained).toEqual([expect.stringMatching(/^Stopped at once\./)]);
    await context.expect
      .poll(() => children.filter((child) => isAlive(child.pid)), { timeout: 5000 })
      .toEqual([]);
  });

  it.concurrent('starts again the moment after it was killed, with what was under way, and then ends in good order when its terminal is closed', async (context) => {
    const folder = await temporaryFolder();
    const first = await startReady(context, folder);
    await standStill(first, context);
    first.kill();
    await first.ended;
    const second = await startReady(context, folder);
    await fetch(`${second.url}/_local/clock`, { method: 'POST', body: '{"advance":"P3D"}' });
    expect(await (await fakeOf(second)).mails()).toHaveLength(1);
    await endsInGoodOrder(second, 'SIGHUP');
  });

  it.for([
    { name: 'DynamoDB', folderOf: 'dynamodb' },
    { name: 'SES', folderOf: 'aws-fake' },
  ])(
    'ends when its $name is killed, says so, and leaves nobody behind',
    async ({ name, folderOf }, context) => {
      const folder = await temporaryFolder();
      const running = await startReady(context, folder);
      const children = await running.children();
      expect(children).toHaveLength(2);
      // They are started side by side, so that nothing but what it runs tells which is which.
      const serviceOf = children.find((child) => child.module.includes(`/${folderOf}/`))?.pid;
      // A process id of 0 would be the whole group of this test.
      if (!serviceOf) throw new Error(`${name} does not run.`);
      process.kill(serviceOf, 'SIGKILL');
      expect(await running.ended).toBe(1);
      // A sweep that has just begun may say first that it failed.
      expect(running.complained.at(-1)).toBe(
        `The ${name} of the local world (process ${serviceOf}) was ended by SIGKILL. The rest ends with it; start it again.`,
      );
      expect(children.filter((child) => isAlive(child.pid))).toEqual([]);
      await expect(readFile(join(dataIn(folder), 'world.json'))).rejects.toThrow('ENOENT');
    },
  );

  it.each([6000, 6666, 10080])(
    'says that browsers refuse port %i, before it begins anything',
    async (port) => {
      const folder = await temporaryFolder();
      const args = ['start', '--port', String(port), '--content', content];
      const { code, stderr } = await runProgram(args, checkout, {}, folder);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^.*Browsers refuse to open that port.*Choose another, such as 3000\.\n$/);
      expect(await readdir(folder)).toEqual([]);
    },
  );
});
