/** Octets that fit into one encoded-word of at most 75 characters (RFC 2047, section 2), `=?utf-8?B?` and `?=` aside. */
const octetsInWord = 45;

/**
 * Words for a header that takes a phrase, such as a display name (RFC 5322, 3.2.5): a quoted string where ASCII
 * does, encoded-words otherwise, never parting a character.
 */
export const headerPhrase = (words: string): string => {
  const printable = words.replace(/\p{Cc}+/gu, ' ');
  const isPlain = /^[\x20-\x7e]*$/.test(printable) && !looksEncoded(printable);
  return isPlain ? `"${printable.replace(/["\\]/g, '\\$&')}"` : encodedWords(printable);
};

/** Whether a reader's program might take words for encoded ones, and show something else. */
export const looksEncoded = (words: string): boolean => words.includes('=?');

/** Words as encoded-words, each with whole characters. */
export const encodedWords = (words: string): string =>
  chunksOf(words)
    .map((chunk) => `=?utf-8?B?${Buffer.from(chunk).toString('base64')}?=`)
    .join(' ');

const chunksOf = (text: string): string[] => {
  const chunks = [''];
  for (const character of text) {
    const last = chunks.at(-1) ?? '';
    if (Buffer.byteLength(last + character) > octetsInWord) chunks.push(character);
    else chunks[chunks.length - 1] = last + character;
  }
  return chunks;
};
