import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const checkout = fileURLToPath(new URL('../../', import.meta.url));

/** `dripline` of a checkout with arguments, as a process of its own: what it printed, and what it ended with. */
export const runProgram = async (
  args: readonly string[],
  from = checkout,
  variables: Record<string, string> = {},
  cwd = process.cwd(),
) => runScript(join(from, 'bin', 'dripline.ts'), args, { variables, cwd });

/** A program of this project, under the Node that this runs under. */
export const runScript = async (
  path: string,
  args: readonly string[],
  { variables = {}, cwd = process.cwd() }: { variables?: Record<string, string>; cwd?: string } = {},
) => {
  const child = spawn(process.execPath, [path, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...variables },
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { stdout, stderr, code };
};
