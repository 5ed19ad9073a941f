import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestPartingWords, readPartingWords } from '../../../lib/domain/subscriber/parting-words.ts';
import { anyCharacter } from '../../fixtures/any-character.ts';

describe('what somebody says as they leave', () => {
  it.each([
    ['Thank you, it was good.', 'Thank you, it was good.'],
    ['  two\r\nlines\tand\u00a0more  ', 'two lines and more'],
    ['Je n’ai plus le temps : dommage !', 'Je n’ai plus le temps : dommage !'],
    ['‮evil‬ \u2066isolated\u2069 \u200Eleft\u200F', 'evil isolated left'],
    ['\u001b[31mred\u0007\u0000', '[31mred'],
    ['zero\u200Bwidth\uFEFF \u{E0041}tags', 'zerowidth tags'],
    ['👩‍🍳 می‌خواهم', '👩‍🍳 می‌خواهم'],
    [`z${'\u0301'.repeat(100)}`, `z${'\u0301'.repeat(100)}`.normalize('NFC').slice(0, 8)],
    ['<b>bold</b> & https://spam.example', '<b>bold</b> & https://spam.example'],
    ['a\uD800b', 'ab'],
  ])('of %j keeps %j', (typed, kept) => {
    expect(readPartingWords(typed)).toBe(kept);
  });

  it.each([undefined, null, '', ' \n\t ', '\u200B\u202E'])('of %j keeps nothing', (typed) => {
    expect(readPartingWords(typed)).toBeUndefined();
  });

  it('is cut where the form would not have let anybody go on, by whole characters', () => {
    expect(readPartingWords('x'.repeat(1_000_000))).toBe('x'.repeat(longestPartingWords));
    expect(readPartingWords('🥖'.repeat(1_000))).toBe('🥖'.repeat(longestPartingWords));
  });

  it('is one line of text that acts on nothing, whatever was typed, and reads the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 700 }), (typed) => {
        const kept = readPartingWords(typed);
        if (kept === undefined) return;
        expect(kept).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
        expect(kept.isWellFormed()).toBe(true);
        expect([...kept].length).toBeLessThanOrEqual(longestPartingWords);
        expect(readPartingWords(kept)).toBe(kept);
      }),
    );
  });
});
