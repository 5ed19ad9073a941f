import { describe, expect, it } from 'vitest';
import { createWorkUnderWay } from '../../../lib/local/process/work-under-way.ts';

const never = new Promise<never>(() => undefined);

describe('the end of all work', () => {
  it('waits for what is under way, and for what that sets going', async () => {
    const work = createWorkUnderWay();
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const done: string[] = [];
    void work.during(async () => {
      await first.promise;
      done.push('first');
      void work.during(async () => {
        await second.promise;
        done.push('second');
      });
    });
    const ended = work.end(60_000, never);
    expect(work.isEnding()).toBe(true);
    first.resolve();
    second.resolve();
    expect(await ended).toBe('finished');
    expect(done).toEqual(['first', 'second']);
  });

  it('does not mind work that fails, which whoever asked for it hears of', async () => {
    const work = createWorkUnderWay();
    const failing = work.during(() => Promise.reject(new Error('no')));
    const heard = expect(failing).rejects.toThrow('no');
    expect(await work.end(60_000, never)).toBe('finished');
    await heard;
  });

  it.each([
    ['its time is over', 1, never],
    ['it is no use waiting', 60_000, Promise.resolve()],
  ])('cuts off what still runs when %s', async (_, patience, lost) => {
    const work = createWorkUnderWay();
    void work.during(() => never);
    expect(await work.end(patience, lost)).toBe('cut-off');
  });
});
