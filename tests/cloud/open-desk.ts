import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { checkout } from '../bin/run-program.ts';
import { freePort } from '../worlds/free-port.ts';

/** `dripline desk` of a stage, as a process of its own; `url` is where its pages begin. */
export const openDesk = async (
  stage: string,
  content: string,
): Promise<{ url: string; close(): Promise<void> }> => {
  const { port, release } = await freePort();
  await release();
  const args = ['desk', '--stage', stage, '--content', content, '--port', String(port)];
  const child = spawn(process.execPath, [join(checkout, 'bin', 'dripline.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  for await (const line of createInterface(child.stdout)) {
    const [, url] = /^desk (\S+)\/_local\/desk$/.exec(line) ?? [];
    if (url === undefined) continue;
    return {
      url,
      close: async () => {
        child.kill('SIGTERM');
        await ended;
      },
    };
  }
  throw new Error('The desk ended before it answered.');
};
