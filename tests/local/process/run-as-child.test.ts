import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { newPass } from '../../../lib/local/process/new-pass.ts';
import { givenVariable } from '../../../lib/local/process/run-as-child.ts';
import { startWorld } from '../../../lib/local/world/world.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { contentOnDisk } from '../../worlds/content-on-disk.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const from = {
  content: await contentOnDisk(breadCourse()),
  templates: fileURLToPath(new URL('../../../templates', import.meta.url)),
};
const program = fileURLToPath(new URL('./world-to-kill.ts', import.meta.url));

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('leaves no process behind when it is killed, and its data folder free', { timeout: 30_000 }, async () => {
  const folder = join(await temporaryFolder(), 'data');
  const parent = spawn(process.execPath, [program, folder, from.content, from.templates], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(parent.stdout, 'data');
  const pids = z
    .array(z.int())
    .length(2)
    .parse(JSON.parse(String(line)));
  expect(pids.filter(isAlive)).toEqual(pids);

  parent.kill('SIGKILL');
  await expect.poll(() => pids.filter(isAlive), { timeout: 10_000 }).toEqual([]);
  const next = await startWorld({ folder, port: 0, ...from, publishesNothing: true });
  expect(next).not.toHaveProperty('refused');
  if (!('refused' in next)) await next.close();
});

it('ends without a word when what is under way falls over for it', async () => {
  const child = fork(new URL('./service-that-falls-over.ts', import.meta.url), [], {
    execArgv: [],
    env: { ...process.env, [givenVariable]: JSON.stringify({ pass: newPass(), settings: {} }) },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const said = child.stderr && text(child.stderr);
  await once(child, 'message');
  const ended = once(child, 'exit');
  child.disconnect();
  expect(await ended).toEqual([0, null]);
  expect(await said).toBe('');
});
