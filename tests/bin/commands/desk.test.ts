import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { contentOnDisk } from '../../worlds/content-on-disk.ts';
import { freePort } from '../../worlds/free-port.ts';
import { checkout } from '../run-program.ts';

it('serves the pages of a stage until it is told to stop', async () => {
  const content = await contentOnDisk(breadCourse());
  const { port, release } = await freePort();
  await release();
  const args = [join(checkout, 'bin/dripline.ts'), 'desk', '--port', String(port), '--content', content];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  expect(line).toBe(`desk http://localhost:${port}/_local/desk`);
  expect(await (await fetch(`http://localhost:${port}/`)).text()).toContain('Nothing needs you');
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([0, null]);
});

it('says so where the port is taken', async () => {
  const content = await contentOnDisk(breadCourse());
  const { port, release } = await freePort();
  const args = [join(checkout, 'bin/dripline.ts'), 'desk', '--port', String(port), '--content', content];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const [[complaint], [code]] = await Promise.all([
    once(createInterface(child.stderr), 'line'),
    once(child, 'close'),
  ]);
  await release();
  expect({ complaint, code }).toEqual({
    complaint: `Port ${port} is taken by another program; choose another with --port.`,
    code: 1,
  });
});
