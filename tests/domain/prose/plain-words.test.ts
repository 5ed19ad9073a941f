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
});
