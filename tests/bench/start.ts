import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { projectRoot } from '../../lib/infra/bundle.ts';
import { type Figure, figure } from './figures.ts';
import type { Sizes } from './sizes.ts';

/** How often the page is asked for until it is there, in milliseconds. */
const everySo = 5;

/** One that was free a moment ago. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an AddressInfo; strings are for pipes.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** Whatever the program says on its way; where it ends before there is a page, that is why. */
const startOnce = async (folder: string, content: string): Promise<number> => {
  const port = await freePort();
  const began = performance.now();
  const program = spawn(
    process.execPath,
    [join(projectRoot, 'bin', 'dripline.ts'), 'start', '--port', String(port), '--content', content],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (part) => (said += part));
  const ended = once(program, 'exit');
  try {
    for (;;) {
      const [, url] = /^ready (\S+)$/m.exec(said) ?? [];
      if (url) {
        const page = await fetch(url);
        await page.arrayBuffer();
        if (page.status !== 200) throw new Error(`The first page came to ${page.status}.`);
        return performance.now() - began;
      }
      if (program.exitCode !== null) throw new Error(`The program did not start: ${said}`);
      await setTimeout(everySo);
    }
  } finally {
    program.kill('SIGINT');
    await ended;
  }
};

/**
 * From `npm start` to the first page, by the clock: with nothing kept of a run before, and with all that the last run left. The
 * course is published in both.
 */
export const measureStart = async (folder: string, content: string, { runs }: Sizes): Promise<Figure[]> => {
  const first: number[] = [];
  const again: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const at = join(folder, `start-${run}`);
    await mkdir(at, { recursive: true });
    first.push(await startOnce(at, content));
    again.push(await startOnce(at, content));
  }
  return [
    figure('from npm start to the first page', 'ms', first),
    figure('  the same again, with the data of the last run', 'ms', again),
  ];
};
