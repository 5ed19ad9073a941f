import { describe, expect, it } from 'vitest';
import { breadCourse } from '../fixtures/bread-course.ts';
import { contentOnDisk } from '../worlds/content-on-disk.ts';
import { runProgram } from './run-program.ts';

// Each of several programs starts a local world of its own.
const programs = { timeout: 240_000 };

const content = await contentOnDisk(breadCourse());

/** What a command prints for another program: a document, or a line a thing. */
const printed = async (...args: string[]) => {
  const { stdout, stderr, code } = await runProgram([...args, '--json', '--content', content]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
};

describe('for another program', () => {
  it('the books are one list, a mail an entry', programs, async () => {
    const [books] = await printed('books', 'bread/flour');
    expect(books).toEqual([
      expect.objectContaining({ mail: 'bread/flour', candidates: 0, isBalanced: true }),
    ]);
  });

  it('who missed a mail, and what is unknown, is a line each and no sentence', programs, async () => {
    expect(await printed('missed', 'bread/flour')).toEqual([]);
    expect(await printed('unknown')).toEqual([]);
  });

  it(
    'what was asked for and not done is a document as well, and its exit code says so',
    programs,
    async () => {
      const { stdout, stderr, code } = await runProgram([
        ...['subscribers', 'lift', 'nobody@example.com', '--yes', '--json', '--content', content],
      ]);
      expect(JSON.parse(stdout)).toMatchObject({ outcome: { kind: 'not-suppressed' } });
      expect(stderr).toBe('');
      expect(code).toBe(3);
    },
  );

  it('what failed, what waits and what stops sending is one document', programs, async () => {
    expect(await printed('resend', '--yes')).toEqual([{ failed: [], again: 0 }]);
    expect(await printed('replay')).toEqual([{ waiting: [] }]);
    expect(await printed('replay', '--yes')).toEqual([{ replayed: [] }]);
    expect(await printed('release', '--yes')).toEqual([
      { isStopped: false, isInSandbox: false, due: [], released: false },
    ]);
  });
});
