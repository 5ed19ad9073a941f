import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import * as z from 'zod';
import { bundleLambda } from '../../lib/infra/bundle.ts';
import { senderNodeOptions } from '../../lib/infra/node-options.ts';
import type { Variables } from '../../lib/local/process/environment.ts';

export type Handler = (
  event: unknown,
  context: { getRemainingTimeInMillis(): number },
) => Promise<{ sent: number }>;

const sweepSchema = z.object({
  sent: z.int(),
  milliseconds: z.number(),
  cpuMilliseconds: z.number(),
  peakMegabytes: z.number(),
});
export type Sweep = z.infer<typeof sweepSchema> & { logBytes: number };

/** Builds the sender as it ships, and the program that runs it; returns that program. */
export const buildSweeper = (folder: string): string => {
  bundleLambda('send-lessons', folder);
  const program = join(folder, 'sweeper.mjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, 'sweeper.ts')],
    outfile: program,
    bundle: true,
    external: ['./index.mjs'],
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return program;
};

/** One sweep in a process of its own, with the options the function has at AWS. */
export const runSweep = async (program: string, environment: Variables): Promise<Sweep> => {
  const child = fork(program, {
    // Nothing of AWS's but what is given; undefined variables are left out.
    env: { ...withoutAws(process.env), ...environment, NODE_OPTIONS: senderNodeOptions },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let logBytes = 0;
  child.stdout?.on('data', (chunk: Buffer) => {
    logBytes += chunk.length;
  });
  const failed = once(child, 'exit').then(() => {
    throw new Error('The sweeper ended without a result.');
  });
  const [result] = await Promise.race([once(child, 'message'), failed]);
  return { ...sweepSchema.parse(result), logBytes };
};

/** A sweep counts if next to all was sent: on a busy machine a few mails miss their turn, one of a handful too, and wait for the next. */
export const complete = (sweep: Sweep, due: number): Sweep => {
  if (sweep.sent < Math.floor(0.99 * due))
    throw new Error(`${due} mails were due and ${sweep.sent} were sent.`);
  return sweep;
};

export const withoutAws = (variables: Variables): Variables =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => !name.startsWith('AWS_')));
