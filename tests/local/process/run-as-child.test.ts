import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import * as z from 'zod';
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
