/** Words as a reader counts them: runs between spaces that hold a letter or a digit. */
export const wordsIn = (text: string): string[] =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

export const countWords = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + wordsIn(text).length, 0);
