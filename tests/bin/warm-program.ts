import { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';

/*
 * The program in a process that goes on: `run-program.ts` sends what to run, one at a time, and hears what came of it. Whatever the program
 * is made of is read once, and `bin/dripline.ts` itself is begun anew each time.
 */

const toRun = z.object({
  program: z.string(),
  args: z.array(z.string()),
  cwd: z.string(),
  variables: z.record(z.string(), z.string()),
});

const takeDown = () => {
  const parts: Buffer[] = [];
  const stream = new Writable({
    write: (part, _, done) => {
      parts.push(Buffer.from(part));
      done();
    },
  });
  return { stream, said: () => Buffer.concat(parts).toString('utf8') };
};

/** In milliseconds: what is on its way out is gone by then. */
const patience = 5000;

/** What a run has left behind that would keep a process of its own from ending: timers, sockets, processes. */
const keptOpen = async (before: readonly string[]): Promise<string[]> => {
  const deadline = performance.now() + patience;
  for (;;) {
    const left = [...before];
    const more = process.getActiveResourcesInfo().filter((kind) => {
      const known = left.indexOf(kind);
      if (known >= 0) left.splice(known, 1);
      return known < 0;
    });
    if (more.length === 0 || performance.now() > deadline) return more;
    await setTimeout(5, undefined, { ref: false });
  }
};

let runs = 0;
const run = async ({ program, args, cwd, variables }: z.infer<typeof toRun>) => {
  const [stdout, stderr] = [takeDown(), takeDown()];
  Object.defineProperty(process, 'stdout', { configurable: true, value: stdout.stream });
  Object.defineProperty(process, 'stderr', { configurable: true, value: stderr.stream });
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, variables);
  process.chdir(cwd);
  process.argv.splice(1, Number.POSITIVE_INFINITY, program, ...args);
  process.exitCode = undefined;
  runs += 1;
  const open = process.getActiveResourcesInfo();
  try {
    await import(`${pathToFileURL(program)}?run=${runs}`);
  } catch (error) {
    process.exitCode = 1;
    stderr.stream.write(error instanceof Error ? `${error.stack}\n` : String(error));
  }
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  return { stdout: stdout.said(), stderr: stderr.said(), code, keptOpen: await keptOpen(open) };
};

process.on('message', async (message) => process.send?.(await run(toRun.parse(message))));
// Whoever asks has gone.
process.on('disconnect', () => process.exit());
