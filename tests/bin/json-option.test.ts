import { describe, expect, it } from 'vitest';
import { breadCourse } from '../fixtures/bread-course.ts';
import { worldToJoin } from './world-to-join.ts';

// The first run of each command is a process of its own, which reads all of the program first.
const programs = { timeout: 240_000 };

const { dripline } = await worldToJoin(breadCourse());

/** What a command prints for another program: a document, or a line a thing. */
const printed = async (...args: string[]) => {
  const { stdout, stderr, code } = await dripline(...args, '--json');
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
      const { stdout, stderr, code } = await dripline(
        ...['subscribers', 'lift', 'nobody@example.com', '--yes', '--json'],
      );
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
