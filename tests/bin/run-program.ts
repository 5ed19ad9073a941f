import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import * as z from 'zod';

export const checkout = fileURLToPath(new URL('../../', import.meta.url));

type How = { variables?: Record<string, string>; cwd?: string };

/** A program of this project, under the Node that this runs under, as a process of its own: what it printed, and what it ended with. */
export const runScript = async (
  path: string,
  args: readonly string[],
  { variables = {}, cwd = process.cwd() }: How = {},
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

const endedSchema = z.object({
  stdout: z.string(),
  stderr: z.string(),
  code: z.number(),
  keptOpen: z.array(z.string()),
});

/**
 * Runs a program again and again in one process that has read all of it, one run after another: each has to leave nothing open that
 * would keep a process of its own from ending. This one ends with whoever asks.
 */
const createWarmProgram = (program: string) => {
  let child: ChildProcess | undefined;
  const start = () => {
    const started = fork(new URL('./warm-program.ts', import.meta.url), [], {
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    started.once('exit', () => {
      child = undefined;
    });
    // It keeps nobody waiting who has nothing more to run.
    started.unref();
    started.channel?.unref();
    return started;
  };
  const oneAtATime = pLimit(1);
  return (args: readonly string[], { variables = {}, cwd = process.cwd() }: How) =>
    oneAtATime(async () => {
      child ??= start();
      const asked = child;
      const env = Object.entries({ ...process.env, ...variables }).filter(([, value]) => value !== undefined);
      const over = new AbortController();
      const answer = once(asked, 'message', { signal: over.signal });
      const ended = once(asked, 'exit', { signal: over.signal }).then(([code]) => {
        throw new Error(`The program ended with ${code} in the middle of: ${args.join(' ')}`);
      });
      asked.channel?.ref();
      asked.send({ program, args, cwd, variables: Object.fromEntries(env) });
      try {
        const [message] = await Promise.race([answer, ended]);
        const { keptOpen, ...said } = endedSchema.parse(message);
        if (keptOpen.length === 0) return said;
        throw new Error(`The program would not end, for ${keptOpen.join(', ')}, after: ${args.join(' ')}`);
      } finally {
        over.abort();
        await Promise.allSettled([answer, ended]);
        asked.channel?.unref();
      }
    });
};

const program = join(checkout, 'bin', 'dripline.ts');
const runWarm = createWarmProgram(program);
const seen = new Set<string>();

/** Each is loaded by itself, with all that there is below it. */
const commandOf = (args: readonly string[]): string => (args.includes('--help') ? '--help' : (args[0] ?? ''));

/**
 * `dripline` of a checkout with arguments: what it printed, and what it ended with. The first run of a command is a process of its own, as
 * an operator has it, which has to end by itself. To begin takes seconds of CPU, so the runs after it are in a process that goes on.
 */
export const runProgram = async (
  args: readonly string[],
  from = checkout,
  variables: Record<string, string> = {},
  cwd = process.cwd(),
) => {
  const command = commandOf(args);
  const isKnown = from === checkout && seen.has(command);
  seen.add(command);
  const how = { variables, cwd };
  return isKnown ? runWarm(args, how) : runScript(join(from, 'bin', 'dripline.ts'), args, how);
};
