import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { collect } from '../log/collect.ts';

const runtime = fileURLToPath(new URL('./lambda-runtime.ts', import.meta.url));

/**
 * Starts the bundle in `folder` as Lambda would: in a process of its own, from its own folder, with this
 * environment and nothing else. Rejects with what it wrote to standard error when it does not start.
 */
export const startLambda = async (folder: string, environment: Record<string, string | undefined>) => {
  const child = fork(runtime, [join(folder, 'index.mjs')], {
    cwd: folder,
    env: environment,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const [log, complaint] = [child.stdout, child.stderr].map(async (stream) => (stream ? text(stream) : ''));
  const exited = once(child, 'exit');
  const answer = async (): Promise<unknown> => {
    const [message] = await Promise.race([
      once(child, 'message'),
      exited.then(async () => Promise.reject(new Error(await complaint))),
    ]);
    return message;
  };

  await answer();
  return {
    invoke: async (event: object): Promise<unknown> => {
      const answered = answer();
      child.send(event);
      return answered;
    },
    /** Resolves to everything that it logged. */
    end: async (): Promise<string> => {
      if (child.connected) child.disconnect();
      await exited;
      const written = `${await log}${await complaint}`;
      collect(written);
      return written;
    },
  };
};
