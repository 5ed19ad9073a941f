import { describe, expect, it } from 'vitest';
import { openInvocations } from '../../../lib/local/world/invocations.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const done = async () => 'done' as const;

/** Runs that end when they are told to, by their event. */
const runsToEnd = () => {
  const started: unknown[] = [];
  const ends = new Map<unknown, (how: 'done' | 'left') => void>();
  return {
    started,
    end: (event: unknown, how: 'done' | 'left' = 'done') => ends.get(event)?.(how),
    run: ({ event }: { event: unknown }) => {
      started.push(event);
      return new Promise<'done' | 'left'>((resolve) => ends.set(event, resolve));
    },
  };
};

/** What the next run of the local world would find to do. */
const leftIn = async (folder: string): Promise<unknown[]> => {
  const left: unknown[] = [];
  await openInvocations(folder, async ({ event }) => {
    left.push(event);
    return 'left';
  }).resume();
  return left;
};

describe('what functions are called with', () => {
  it('is waited for by whoever asked for it, and by nobody else', async () => {
    const runs = runsToEnd();
    const invocations = openInvocations(await temporaryFolder(), runs.run);
    const events = Array.from({ length: 20 }, (_, index) => `job ${index}`);
    for (const event of events) invocations.take('run-job', event);
    const answered: string[] = [];
    const answers = events.map(async (event) => {
      await invocations.settled([event]);
      answered.push(event);
    });
    const order = [...events].reverse();
    for (const [index, event] of order.entries()) {
      runs.end(event);
      await answers[events.indexOf(event)];
      expect(answered).toEqual(order.slice(0, index + 1));
    }
  });

  it('is done once where all goes well, and then forgotten', async () => {
    const folder = await temporaryFolder();
    const invocations = openInvocations(folder, done);
    invocations.take('run-job', 'job');
    await invocations.settled(['job']);
    expect(await leftIn(folder)).toEqual([]);
  });

  it('goes on in the next run where this one ends before it is done', async () => {
    const folder = await temporaryFolder();
    const runs = runsToEnd();
    const invocations = openInvocations(folder, runs.run);
    for (const event of ['done', 'left', 'killed']) invocations.take('run-job', event);
    runs.end('done');
    runs.end('left', 'left');
    await invocations.settled(['done', 'left']);
    expect(await leftIn(folder)).toEqual(['left', 'killed']);
    await openInvocations(folder, done).resume();
    expect(await leftIn(folder)).toEqual([]);
  });

  it('is kept when nobody could be told of its failure, and harms nothing else', async () => {
    const folder = await temporaryFolder();
    const invocations = openInvocations(folder, async ({ event }) => {
      if (event === 'bad') throw new Error('The services have gone.');
      return 'done';
    });
    for (const event of ['bad', 'good']) invocations.take('run-job', event);
    await invocations.settled(['bad', 'good']);
    expect(await leftIn(folder)).toEqual(['bad']);
  });
});
