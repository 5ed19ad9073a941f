import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerPhrase } from '../../../lib/domain/mail/header-phrase.ts';

/** Reads encoded-words as RFC 2047 says: each on its own, the space between two of them not part of the text. */
const decoded = (words: string): string =>
  words
    .split(' ')
    .map((word) => Buffer.from(/^=\?utf-8\?B\?([\w+/=]+)\?=$/.exec(word)?.[1] ?? '', 'base64').toString())
    .join('');

describe('a headerPhrase for a header', () => {
  it('is a quoted string where ASCII does', () => {
    expect(headerPhrase('Sales and Marketing, Plainly')).toBe('"Sales and Marketing, Plainly"');
    expect(headerPhrase('Say "bread" \\ <b>')).toBe('"Say \\"bread\\" \\\\ <b>"');
  });

  it('keeps any other words, in encoded-words of at most 75 characters that part no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        const words = `${text}ø`;
        const written = headerPhrase(words);
        expect(written).toMatch(/^[\x21-\x7e ]+$/);
        expect(written.split(' ').filter((word) => word.length > 75)).toEqual([]);
        // Lone halves of a character cannot be written in UTF-8 at all.
        expect(decoded(written)).toBe(words.replace(/\p{Cc}+/gu, ' ').toWellFormed());
      }),
    );
  });

  it('cannot end its header', () => {
    expect(headerPhrase('Bread\r\nBcc: x@y.test')).toBe('"Bread Bcc: x@y.test"');
  });
});
