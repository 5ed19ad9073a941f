import { wordsIn } from './stems.ts';
import { fold, type Vocabulary } from './vocabulary/vocabulary.ts';

/** A word that names somebody or something; where a sentence begins with it, it may be a common word with a capital. */
export type Name = { name: string; certain: boolean };

/** Tells whether a word stands somewhere in small letters: then a capital at the start of a sentence says nothing. */
export type CommonWords = { has(word: string): boolean };

export const commonWordsOf = (texts: Iterable<string>, vocabulary: Vocabulary): CommonWords =>
  commonWordsAmong(new Set([...texts].flatMap((text) => smallWordsIn(text, vocabulary))), vocabulary);

/** The stems of the words of a text that stand in it in small letters. */
export const smallWordsIn = (text: string, { stem }: Vocabulary): string[] =>
  [...text.matchAll(/(?<![\p{L}\p{N}'’-])\p{Ll}[\p{L}]+/gu)].map(([word]) => stem(fold(word)));

export const commonWordsAmong = (small: ReadonlySet<string>, { stem }: Vocabulary): CommonWords => ({
  has: (word) => small.has(stem(fold(word))),
});

type Capital = { word: string; at: number; end: number; starts: boolean };

// Looked for from each capital backwards: what stands before one may be a whole article.
const capitalThatOpens = /(?=\p{Lu})(?<=(?:^|[.!?…:]["”’»)\]]*\s+|\n\s*|["“„‘«(]\s?|\s[–—]\s)["“„‘«(*_]*)/gu;

const capitalsIn = (text: string): Capital[] => {
  const opening = new Set(Array.from(text.matchAll(capitalThatOpens), ({ index }) => index));
  return [...text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}(?:[\p{L}\p{N}&-]|\.(?=\p{Lu}))*/gu)].map((match) => ({
    word: match[0].replace(/-$/, ''),
    at: match.index,
    end: match.index + match[0].length,
    starts: opening.has(match.index),
  }));
};

const isWritten = (word: string): boolean => /\p{L}.*\p{Lu}/u.test(word);

/** The names of a text, word by word. */
export const namesIn = (text: string, vocabulary: Vocabulary, common: CommonWords): Name[] => {
  const capitals = capitalsIn(text).filter(({ word }) => !isFunctional(word, vocabulary));
  const { determiners } = vocabulary;
  return runsOf(capitals, text).flatMap((run) =>
    determiners
      ? namesAmongNouns(run, text, determiners, vocabulary, common)
      : run.flatMap((capital) => nameAmongWords(capital, run, text, vocabulary, common)),
  );
};

/** Capitals with nothing but a space between them. */
const runsOf = (capitals: readonly Capital[], text: string): Capital[][] => {
  const runs: Capital[][] = [];
  for (const capital of capitals) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && text.slice(last.end, capital.at) === ' ') run.push(capital);
    else runs.push([capital]);
  }
  return runs;
};

const nameAmongWords = (
  { word, starts, end }: Capital,
  run: readonly Capital[],
  text: string,
  vocabulary: Vocabulary,
  common: CommonWords,
): Name[] => {
  if (!starts || isWritten(word)) return [{ name: word, certain: true }];
  if (common.has(word)) return [];
  if (run.length > 1) return [{ name: word, certain: true }];
  return vocabulary.afterName.test(text.slice(end)) ? [{ name: word, certain: false }] : [];
};

/**
 * Among nouns with capitals, two side by side are a name if nothing stands before them that would make them nouns: `laut Marie
 * Curie`, but `ein Glas Wasser`, `100 Gramm Mehl`. At the start of a sentence (`Nimm Mehl.`) it takes what follows a name as well.
 */
const namesAmongNouns = (
  run: readonly Capital[],
  text: string,
  determiners: ReadonlySet<string>,
  vocabulary: Vocabulary,
  common: CommonWords,
): Name[] => {
  const written = run
    .filter(({ word }) => isWritten(word))
    .map(({ word }) => ({ name: word, certain: true }));
  const pair = run.slice(-2);
  const [first, last] = pair;
  if (!first || !last || pair.length < 2 || pair.some(({ word }) => isMeasured(word, vocabulary, common)))
    return written;
  const before = fold(/(\S+) $/u.exec(text.slice(0, first.at))?.[1] ?? '');
  const isNoun = determiners.has(before) || vocabulary.numbers.has(before) || /^[\d(]|[.,;]$/.test(before);
  if (run.length === 2 && isNoun) return written;
  const certain = !first.starts;
  if (!certain && !vocabulary.afterName.test(text.slice(last.end))) return written;
  return [
    ...written,
    ...pair.filter(({ word }) => !isWritten(word)).map(({ word }) => ({ name: word, certain })),
  ];
};

const isMeasured = (word: string, vocabulary: Vocabulary, common: CommonWords): boolean =>
  vocabulary.units.has(fold(word)) || vocabulary.calendar.has(fold(word)) || common.has(word);

const isFunctional = (word: string, vocabulary: Vocabulary): boolean => {
  const folded = fold(word);
  return (
    folded.length < 2 ||
    vocabulary.functionWords.has(folded) ||
    vocabulary.numbers.has(folded) ||
    vocabulary.scales.has(folded) ||
    vocabulary.ordinals.has(folded) ||
    folded.split('-').every((part) => vocabulary.numbers.has(part))
  );
};

/** `California` and `Californian`: one name, with an ending. */
const isDerived = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= 5 &&
  Math.abs(one.length - other.length) <= 3 &&
  (one.startsWith(other) || other.startsWith(one));

/** The words of a text as names are looked up among them. */
export const wordsForNames = (text: string): string[] =>
  wordsIn(text).flatMap((word) => [word, ...word.split("'")]);

/** Tells whether a name stands among the words of a text, or with another ending. */
export const namesAmong = (
  words: ReadonlySet<string>,
  { stem }: Vocabulary,
): { has(name: string): boolean } => {
  const stems = new Set([...words].map(stem));
  const hasWord = (word: string) =>
    words.has(word) || stems.has(stem(word)) || [...words].some((other) => isDerived(word, other));
  return {
    has: (name) => {
      const folded = fold(name).replace(/\.$/, '');
      return hasWord(folded) || folded.split(/[-&.]/).every((part) => part === '' || hasWord(part));
    },
  };
};
