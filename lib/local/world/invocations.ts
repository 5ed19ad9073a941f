import { join } from 'node:path';
import * as z from 'zod';
import { systemRandom } from '../../adapters/random.ts';
import { openJsonFile } from '../process/json-file.ts';

const invocationSchema = z.object({ id: z.string(), name: z.string(), event: z.unknown() });
type Invocation = z.infer<typeof invocationSchema>;

/**
 * Lambda's queue of what functions are called with and nobody waits for. What was taken is kept until `run` says that it
 * is done, and goes on in the next run when this one ends before, by whatever means.
 */
export const openInvocations = (
  folder: string,
  run: (invocation: Invocation) => Promise<'done' | 'left'>,
) => {
  const kept = openJsonFile(join(folder, 'invocations.json'), z.array(invocationSchema), () => []);
  const underWay = new Map<Invocation, Promise<void>>();

  const attend = async (invocation: Invocation): Promise<void> => {
    try {
      if ((await run(invocation)) === 'done') kept.set(kept.get().filter(({ id }) => id !== invocation.id));
    } catch {
      // Neither done nor kept as a dead letter, since the services have gone: the next run finds it here.
    }
    underWay.delete(invocation);
  };
  const start = (invocation: Invocation) => underWay.set(invocation, attend(invocation));

  return {
    take: (name: string, event: unknown): void => {
      const invocation = { id: systemRandom.ownerToken(), name, event };
      kept.set([...kept.get(), invocation]);
      start(invocation);
    },
    /** Resolves when what was called with one of these events is done or left to the next run; nobody else's is waited for. */
    settled: async (events: readonly unknown[]): Promise<void> => {
      const wanted = new Set(events.map((event) => JSON.stringify(event)));
      const theirs = [...underWay].filter(([{ event }]) => wanted.has(JSON.stringify(event)));
      await Promise.all(theirs.map(([, done]) => done));
    },
    /** Goes on with what earlier runs left. */
    resume: async (): Promise<void> => {
      for (const invocation of kept.get()) start(invocation);
      await Promise.all(underWay.values());
    },
  };
};
