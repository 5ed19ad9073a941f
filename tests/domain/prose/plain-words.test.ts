import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { plainWords } from '../../../lib/domain/prose/plain-words.ts';

describe('words that are shown as they are written', () => {
  it.each([
    ['Why *bread* matters', 'holds emphasis'],
    ['Why **bread** matters', 'holds words set strong'],
    ['Read [this](https://x.test)', 'holds a link'],
    ['See <https://x.test>', 'holds a link'],
    ['![Bread](https://x.test/bread.png)', 'holds an image'],
    ['Run `bake`', 'holds words between backticks'],
    ['# Bread', 'holds the sign of a heading'],
    ['Bread\n-----', 'holds the sign of a heading'],
    ['Bread\r\n=', 'holds the sign of a heading'],
    ['', 'is empty'],
    [' \n', 'is empty'],
    ['\u200B\u00A0', 'is empty'],
  ])('are not %j, which %s', (text, message) => {
    expect(plainWords.safeParse(text).error?.issues[0]?.message).toContain(message);
  });

  it.each([
    'Why bread matters: 2 * 3 < 7',
    'Price* and cost*',
    '#1 tip',
    '1. Start',
    'snake_case_names',
    'I <3 bread & butter',
    '...',
    'Why <b> is no <strong>',
    '🍞',
  ])('may be %j', (text) => {
    expect(plainWords.parse(text)).toBe(text);
  });

  /** Pieces of all that Markdown gives a meaning to, and what only looks like it. */
  const piece = fc.constantFrom(
    ...[
      '*',
      '**',
      '_',
      '`',
      '~~~',
      '<',
      '>',
      '[',
      ']',
      '(',
      ')',
      '![',
      '#',
      '## ',
      '=',
      '---',
      '+ ',
      '- ',
      '1. ',
      '2) ',
      '\\',
      '|',
    ],
    ...[
      '\n',
      '\r\n',
      '\r',
      '\n\n',
      '  \n',
      '\t',
      ' ',
      '    ',
      '\u00A0',
      '\u2028',
      '\f',
      '\0',
      '“',
      '’',
      '–',
      '…',
      'é',
      '🍞',
    ],
    ...[
      '&amp;',
      '&ast;',
      '&#42;',
      '&#x5b;',
      '&lt;',
      '&',
      ';',
      'https://x.test',
      '<https://x.test>',
      'a@x.test',
      '<b>',
      ': ',
    ],
    ...['word', 'a', '1', '[a]: /b', '](/b)', '"', '!'],
  );

  it('are what the parser finds none of these in, whatever else it finds', () => {
    const shown = new Set<Nodes['type']>(['emphasis', 'strong', 'link', 'image', 'inlineCode', 'heading']);
    const isMarked = (node: Nodes): boolean =>
      shown.has(node.type) || ('children' in node && node.children.some(isMarked));
    const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => `word${pieces.join('')}`);
    const bare = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => `${pieces.join('')}word`);
    fc.assert(
      fc.property(fc.oneof(text, bare), (words) => {
        expect(plainWords.safeParse(words).success).toBe(!isMarked(fromMarkdown(words)));
      }),
      { numRuns: 2000 },
    );
  });
});
