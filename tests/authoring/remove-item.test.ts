import { describe, expect, it } from 'vitest';
import { removeItem } from '../../lib/authoring/remove-item.ts';

const remove = (text: string, name = 'b') => removeItem(text, 'lessons', { name });

describe('a name that is taken out of a list', () => {
  it.each<[string, string, string]>([
    ['of lines', 'lessons:\n  - a\n  - b # second\n  - c\nnext: 1\n', 'lessons:\n  - a\n  - c\nnext: 1\n'],
    ['at its end', 'lessons:\n  - a\n  - b\n', 'lessons:\n  - a\n'],
    [
      'among comments',
      'lessons: # all\n  # one\n  - a\n  # two\n  - b\n',
      'lessons: # all\n  # one\n  - a\n  # two\n',
    ],
    ['in brackets', 'lessons: [a, b, c] # three\n', 'lessons: [a, c] # three\n'],
    ['at the end of brackets', 'lessons: [a, "b"]\n', 'lessons: [a]\n'],
    ['alone in brackets', 'lessons: [b]\nnext: 1\n', 'lessons: []\nnext: 1\n'],
    ['alone on its line', 'lessons:\n  - b\nnext: 1\n', 'lessons: []\nnext: 1\n'],
  ])('goes with its line or comma, and nothing else: %s', (_, before, after) => {
    expect(remove(before)).toBe(after);
  });

  it.each<[string, string, string]>([
    [
      'of lines, among comments',
      'leftOut:\n  # first\n  - insight: a\n    reason: old # so old\n  # second\n  - insight: b # this\n    reason: |\n      It says\n      nothing.\n  # third\n  - insight: c\n    reason: x\n# end\n',
      'leftOut:\n  # first\n  - insight: a\n    reason: old # so old\n  # second\n  # third\n  - insight: c\n    reason: x\n# end\n',
    ],
    [
      'last, before a comment',
      'leftOut:\n  - insight: a\n    reason: x\n  - reason: y\n    insight: b\n\n# end\nnext: 1\n',
      'leftOut:\n  - insight: a\n    reason: x\n\n# end\nnext: 1\n',
    ],
    ['alone', 'leftOut:\n  - insight: b\n    reason: y\nnext: 1\n', 'leftOut: []\nnext: 1\n'],
    [
      'in brackets',
      'leftOut: [{insight: b, reason: y}, {insight: c, reason: z}]\n',
      'leftOut: [{insight: c, reason: z}]\n',
    ],
  ])('goes with the whole entry that has it under a key: %s', (_, before, after) => {
    expect(removeItem(before, 'leftOut', { name: 'b', under: 'insight' })).toBe(after);
  });

  it.each([
    ['a name that is not there', 'lessons: [a]\n'],
    ['no list', 'lessons: b\n'],
    ['a broken file', 'lessons: [b\n'],
  ])('leaves it alone where there is %s', (_, text) => {
    expect(remove(text)).toBeUndefined();
  });
});
