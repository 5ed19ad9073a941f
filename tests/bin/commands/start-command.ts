import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestContext } from 'vitest';

const program = fileURLToPath(new URL('../../../bin/dripline.ts', import.meta.url));

type OfTest = Pick<TestContext, 'onTestFinished'>;

/**
 * `npm start` as a process of its own, in a process group as a terminal would give it, in `folder`, on `content`; gone with the test that it
 * is run in.
 */
export const runStart = ({ onTestFinished }: OfTest, folder: string, port: number, content: string) => {
  const args = ['start', '--port', String(port), '--content', content];
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const said: string[] = [];
  const complained: string[] = [];
  const output = createInterface(child.stdout).on('line', (line) => said.push(line));
  createInterface(child.stderr).on('line', (line) => complained.push(line));
  const ended = once(child, 'close').then(([code]) => code);

  return {
    complained,
    /** The lines it printed up to the one that says it is ready. */
    ready: async (): Promise<string[]> => {
      const readiness = async () => {
        while (!said.at(-1)?.startsWith('ready')) await once(output, 'line');
        return said;
      };
      const failure = ended.then((code) => {
        throw new Error(`It ended with ${code} before it was ready: ${complained.join(' ')}`);
      });
      return Promise.race([readiness(), failure]);
    },
    /** The exit code, once all output has been read. */
    ended,
    /** What Ctrl-C in a terminal does: the signal goes to every process of the group. */
    interrupt: () => process.kill(-(child.pid ?? 0), 'SIGINT'),
    /** What closing the terminal, or a service manager, does: again to every process of the group. */
    signalAll: (signal: NodeJS.Signals) => process.kill(-(child.pid ?? 0), signal),
    terminate: () => child.kill('SIGTERM'),
    kill: () => child.kill('SIGKILL'),
    /** The services beside it, each known by the module that it runs. */
    children: async (): Promise<{ pid: number; module: string }[]> => {
      const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args=']);
      return stdout.split('\n').flatMap((row) => {
        const [pid, parent, , module] = row.trim().split(/\s+/);
        return Number(parent) === child.pid && module ? [{ pid: Number(pid), module }] : [];
      });
    },
  };
};
