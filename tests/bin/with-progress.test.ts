import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withProgress } from '../../bin/with-progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What is said of work that takes so long. */
const saidDuring = async (seconds: number, { isTTY = true } = {}): Promise<string[]> => {
  const said: string[] = [];
  const write = (line: string | Uint8Array): boolean => said.push(String(line)) > 0;
  const work = () => vi.advanceTimersByTimeAsync(seconds * 1000);
  await withProgress(() => 'so far', work, { isTTY, write });
  await work();
  return said;
};

describe('work that takes long', () => {
  it('says now and then how far it is, until it is done', async () => {
    expect(await saidDuring(12)).toEqual(['so far\n', 'so far\n']);
  });

  it('says nothing when it is quick', async () => {
    expect(await saidDuring(1)).toEqual([]);
  });

  it('says nothing where nobody watches', async () => {
    expect(await saidDuring(60, { isTTY: false })).toEqual([]);
  });

  it('passes on what went wrong', async () => {
    const failing = () => Promise.reject(new Error('no'));
    await expect(withProgress(() => 'so far', failing)).rejects.toThrow('no');
  });
});
