import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { Unusable } from '../../adapters/unusable.ts';
import type { Pass } from './pass.ts';
import { givenVariable } from './run-as-child.ts';

/** A service of the local world in a process of its own, listening on 127.0.0.1. */
export type Child = {
  endpoint: string;
  pid: number;
  /** Resolves when the process has ended, with how that came: "was ended by SIGKILL". */
  gone: Promise<string>;
  /** Asks it to finish and waits until it has. */
  end(): Promise<void>;
};

const readySchema = z.object({ port: z.int().positive() });
const unusableSchema = z.object({ unusable: z.string() });

/** A child that does not finish by itself is killed after this long. */
const patience = 2000;

/**
 * Starts `module` as a child process and waits until it listens. The channel between the two is the
 * child's lifeline: however this process ends, the channel closes and the child ends too. It answers
 * only those who have the pass.
 */
export const startChild = async (module: URL, settings: unknown, pass: Pass): Promise<Child> => {
  const child = fork(module, [], {
    execArgv: [],
    env: { ...process.env, [givenVariable]: JSON.stringify({ pass, settings }) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = new Promise<string>((resolve) =>
    child.once('exit', (code, signal) =>
      resolve(signal ? `was ended by ${signal}` : `ended with exit code ${code}`),
    ),
  );
  const ready = await firstOf(child, fileURLToPath(module));
  return {
    endpoint: `http://127.0.0.1:${ready.port}`,
    pid: child.pid ?? 0,
    gone,
    end: () => endChild(child, gone),
  };
};

const firstOf = (child: ChildProcess, name: string): Promise<z.infer<typeof readySchema>> =>
  new Promise((resolve, reject) => {
    const failed = () => reject(new Error(`${name} ended before it was ready`));
    child.once('error', reject);
    child.once('exit', failed);
    child.once('message', (message) => {
      child.off('exit', failed);
      const refused = unusableSchema.safeParse(message);
      if (refused.success) reject(new Unusable(refused.data.unusable));
      else resolve(readySchema.parse(message));
    });
  });

const endChild = async (child: ChildProcess, gone: Promise<string>): Promise<void> => {
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  await gone;
  clearTimeout(timer);
};
