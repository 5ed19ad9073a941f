import { describe, expect, it, vi } from 'vitest';
import { withProgress } from '../../bin/with-progress.ts';

const saidDuring = async (work: (said: string[]) => Promise<void>): Promise<string[]> => {
  const said: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    said.push(String(line));
    return true;
  });
  try {
    await withProgress(
      () => 'so far',
      () => work(said),
      5,
    );
  } finally {
    write.mockRestore();
  }
  return said;
};

describe('work that takes long', () => {
  it('says on standard error how far it is, until it is done', async () => {
    const said = await saidDuring((lines) => expect.poll(() => lines.length).toBeGreaterThanOrEqual(2));
    expect(new Set(said)).toEqual(new Set(['so far\n']));
  });

  it('says nothing when it is quick, and passes on what went wrong', async () => {
    expect(await saidDuring(async () => {})).toEqual([]);
    await expect(
      withProgress(
        () => 'so far',
        () => Promise.reject(new Error('no')),
      ),
    ).rejects.toThrow('no');
  });
});
