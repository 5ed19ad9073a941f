import { wordsIn } from './stems.ts';
import { fold, type Vocabulary } from './vocabulary/vocabulary.ts';

/** A word that names somebody or something; where a sentence begins with it, it may be a common word with a capital. */
export type Name = { name: string; certain: boolean };

/** Tells whether a word stands somewhere in small letters: then a capital at the start of a sentence says nothing. */
export type CommonWords = { has(word: string): boolean };

export const commonWordsOf = (texts: Iterable<string>, { stem }: Vocabulary): CommonWords => {
  const stems = new Set<string>();
  for (const text of texts)
    for (const [word] of text.matchAll(/(?<![\p{L}\p{N}'’-])\p{Ll}[\p{L}]+/gu)) stems.add(stem(fold(word)));
  return { has: (word) => stems.has(stem(fold(word))) };
};

type Capital = { word: string; at: number; end: number; starts: boolean };

const opensSentence = /(?:^|[.!?…:]["”’»)\]]*\s+|\n\s*|["“„‘«(]\s?|\s[–—]\s)["“„‘«(*_]*$/u;

const capitalsIn = (text: string): Capital[] =>
  [...text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}(?:[\p{L}\p{N}&-]|\.(?=\p{Lu}))*/gu)].map((match) => ({
    word: match[0].replace(/-$/, ''),
    at: match.index,
    end: match.index + match[0].length,
    starts: opensSentence.test(text.slice(0, match.index)),
  }));

const isWritten = (word: string): boolean => /\p{L}.*\p{Lu}/u.test(word);

/** The names of a text, word by word. */
export const namesIn = (text: string, vocabulary: Vocabulary, common: CommonWords): Name[] => {
  const capitals = capitalsIn(text).filter(({ word }) => !isFunctional(word, vocabulary));
  const areNeighbours = (one: Capital | undefined, other: Capital | undefined): boolean =>
    one !== undefined && other !== undefined && /^ $/.test(text.slice(one.end, other.at));
  return capitals.flatMap((capital, index): Name[] => {
    const { word, starts } = capital;
    const isBeside =
      areNeighbours(capital, capitals[index + 1]) || areNeighbours(capitals[index - 1], capital);
    if (!vocabulary.capitalsAreNames) {
      const isName = isWritten(word) || (isBeside && !isCounted(capitals, index, vocabulary));
      return isName && !common.has(word) ? [{ name: word, certain: true }] : [];
    }
    if (!starts || isWritten(word)) return [{ name: word, certain: true }];
    const begins = areNeighbours(capital, capitals[index + 1]) && !common.has(word);
    if (begins) return [{ name: word, certain: true }];
    const mayBe = vocabulary.afterName.test(text.slice(capital.end)) && !common.has(word);
    return mayBe ? [{ name: word, certain: false }] : [];
  });
};

/** `Gramm Mehl` is no name, though both words have capitals. */
const isCounted = (capitals: readonly Capital[], index: number, vocabulary: Vocabulary): boolean =>
  [capitals[index - 1], capitals[index]].some(
    (capital) => capital !== undefined && vocabulary.units.has(fold(capital.word)),
  );

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

/** Tells whether a name stands in a text, or with another ending. */
export const namesOf = (text: string, { stem }: Vocabulary): { has(name: string): boolean } => {
  const words = new Set(wordsIn(text).flatMap((word) => [word, ...word.split("'")]));
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
