import { fold, type Vocabulary } from './vocabulary/vocabulary.ts';

/** The words of a text in order, folded, with apostrophes inside them. */
export const wordsIn = (text: string): string[] =>
  fold(text.replaceAll('’', "'")).match(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu) ?? [];

/** The stems of the words that say something; figures have rules of their own. */
export const stemsIn = (text: string, { functionWords, stem }: Vocabulary): string[] =>
  wordsIn(text)
    .filter((word) => !functionWords.has(word))
    .flatMap((word) => word.split("'"))
    .filter((word) => word.length > 2 && !/^\d/.test(word) && !functionWords.has(word))
    .map(stem);

/** The sentences of a text; a colon or semicolon does not end one. */
export const sentencesIn = (text: string): string[] =>
  text
    .split(/(?<=[.!?…]["”’')\]]*)\s+(?=["“‘'(]?[\p{Lu}\p{N}])|\n+/u)
    .filter((sentence) => sentence.trim() !== '');
