import { describe, expect, it } from 'vitest';
import { setKey } from '../../lib/authoring/set-key.ts';

describe('a key of a file', () => {
  it.each<[string, string, string | undefined, string]>([
    [
      'is replaced, beside its comment',
      'a: 1 # one\nstale: [1,\n  2] # two\nb: 3\n',
      '[7]',
      'a: 1 # one\nstale: [7] # two\nb: 3\n',
    ],
    ['comes last where it is new', '# top\na: 1', '[7]', '# top\na: 1\nstale: [7]\n'],
    ['goes with its line', 'a: 1\nstale: [1,\n  2] # two\nb: 3 # three\n', undefined, 'a: 1\nb: 3 # three\n'],
    ['goes where it is the last', 'a: 1\nstale: [1]', undefined, 'a: 1\n'],
    ['need not be there to go', 'a: 1\n', undefined, 'a: 1\n'],
  ])('%s, and nothing else changes', (_, before, value, after) => {
    expect(setKey(before, 'stale', value)).toBe(after);
  });

  it.each([
    ['is broken', 'a: [\n'],
    ['is one line in braces', '{ a: 1, stale: [1], b: 2 }\n'],
  ])('is left alone where the file %s', (_, text) => {
    expect(setKey(text, 'stale', undefined)).toBeUndefined();
  });
});
