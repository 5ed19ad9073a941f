import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { insertItem } from '../../lib/authoring/insert-item.ts';

const insert = (text: string, item = '- new') => insertItem(text, 'lessons', item);

describe('an item for a list', () => {
  it.each<[string, string, string]>([
    ['a list', 'lessons:\n  - a\n  - b\nnext: 1\n', 'lessons:\n  - a\n  - b\n  - new\nnext: 1\n'],
    ['a list without an indent', 'lessons:\n- a\nnext: 1\n', 'lessons:\n- a\n- new\nnext: 1\n'],
    [
      'comments',
      '# top\nlessons: # these\n  - a # first\n  # - b\nnext: 1\n',
      '# top\nlessons: # these\n  - a # first\n  - new\n  # - b\nnext: 1\n',
    ],
    ['a list in brackets', 'lessons: [a, "b"] # two\n', 'lessons: [a, "b", new] # two\n'],
    ['empty brackets', 'lessons: []\n', 'lessons: [new]\n'],
    ['no list yet', 'lessons:\nnext: 1\n', 'lessons:\n  - new\nnext: 1\n'],
    ['a file without an end of line', 'lessons:\n  - a', 'lessons:\n  - a\n  - new\n'],
    [
      'a text block last',
      'lessons:\n  - |\n    one\n    two\nnext: 1\n',
      'lessons:\n  - |\n    one\n    two\n  - new\nnext: 1\n',
    ],
    ['lines of Windows', 'lessons:\r\n  - a\r\nnext: 1\r\n', 'lessons:\r\n  - a\r\n  - new\nnext: 1\r\n'],
  ])('goes to the end of it, and nothing else changes: %s', (_, before, after) => {
    expect(insert(before)).toBe(after);
  });

  it('may have lines of its own', () => {
    expect(insert('lessons:\n  - id: a\n', '- id: b\n  text: c\n')).toBe(
      'lessons:\n  - id: a\n  - id: b\n    text: c\n',
    );
    expect(insert('lessons: []\nnext: 1\n', '- id: b\n  text: c\n')).toBe(
      'lessons:\n  - id: b\n    text: c\nnext: 1\n',
    );
  });

  it.each([
    ['no such key', 'others:\n  - a\n'],
    ['something else than a list', 'lessons: a\n'],
    ['no YAML', 'lessons: [a\n'],
  ])('is not put in where there is %s', (_, text) => {
    expect(insert(text)).toBeUndefined();
  });

  it('is there afterwards, and all else is as it was, whatever the file holds', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const noise = fc.constantFrom('', '# a word\n', '\n', '    # deep\n');
    const list = fc.array(fc.tuple(word, noise), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(noise, list, noise, word, (top, items, end, last) => {
        const lines = items.map(([id, after]) => `  - ${id}\n${after}`).join('');
        const text = `${top}first: 1\nlessons:\n${lines}last: ${last}\n${end}`;
        const inserted = insert(text) ?? '';
        expect(parse(inserted)).toEqual({ first: 1, lessons: [...items.map(([id]) => id), 'new'], last });
        expect(inserted.replace('  - new\n', '')).toBe(text);
      }),
    );
  });
});
