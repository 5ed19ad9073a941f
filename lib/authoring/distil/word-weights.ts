import { wordsOf } from './sentences-of.ts';

/** What each word of a text weighs: often in it, and seldom in the other texts (TF-IDF), to a length of 1. */
export type WordWeights = ReadonlyMap<string, number>;

export const wordWeights = (texts: readonly string[], language: string): WordWeights[] => {
  const words = texts.map((text) => wordsOf(text, language));
  const found = new Map<string, number>();
  for (const of of words) for (const word of new Set(of)) found.set(word, (found.get(word) ?? 0) + 1);
  return words.map((of) => {
    const counts = new Map<string, number>();
    for (const word of of) counts.set(word, (counts.get(word) ?? 0) + 1);
    const weights = [...counts].map(
      ([word, count]) => [word, count * Math.log((1 + texts.length) / (found.get(word) ?? 1))] as const,
    );
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([word, weight]) => [word, weight / length]));
  });
};

/** From 0, nothing in common, to 1. */
export const likeness = (one: WordWeights, other: WordWeights): number => {
  let sum = 0;
  for (const [word, weight] of one) sum += weight * (other.get(word) ?? 0);
  return sum;
};
