import type { Paragraphs } from '../../domain/evidence/paragraphs.ts';
import { countWords } from '../../domain/prose/word-count.ts';
import { figuresIn } from './figures-in.ts';
import { likeness, wordWeights } from './word-weights.ts';

/** The share of a walk from text to like text that goes on rather than begins anew (Page and Brin's own choice). */
const damping = 0.85;
/** After so many steps the shares no longer change where anybody would see it. */
const steps = 40;

/** How central each text is among all: where a walk from text to like text spends its time (LexRank), 1 on average. */
const centralities = (texts: readonly string[], language: string): number[] => {
  const weights = wordWeights(texts, language);
  const likenesses = weights.map((one, row) =>
    weights.map((other, column) => (row === column ? 0 : likeness(one, other))),
  );
  const sums = likenesses.map((row) => row.reduce((sum, each) => sum + each, 0) || 1);
  let shares = texts.map(() => 1);
  for (let step = 0; step < steps; step += 1)
    shares = shares.map(
      (_, column) =>
        1 -
        damping +
        damping *
          shares.reduce(
            (sum, share, row) => sum + (share * (likenesses[row]?.[column] ?? 0)) / (sums[row] ?? 1),
            0,
          ),
    );
  return shares;
};

/** Fewer words make no claim that somebody could cite. */
const fewestWords = 5;
/** From here on, a paragraph has said what it has to say. */
const fullLength = 40;

/** A heading, a byline, a line that leads to what comes after it: words that claim nothing themselves. */
export const isFurniture = (paragraph: string): boolean => {
  const words = countWords([paragraph]);
  if (words < fewestWords) return true;
  const end = paragraph.replace(/["”’»)\]\s]+$/u, '');
  const isSentence = /[.!。！]$/u.test(end) && !/(?:\.\.\.|…)$/u.test(end);
  return !isSentence && words < 25 && !paragraph.includes(' | ') && !/[.!?。！？]\s/u.test(paragraph);
};

/**
 * The numbers of the paragraphs that an insight may be made of, the most likely first: those that others say something like,
 * that are as long as a thought, and that count or measure. Furniture is left out.
 */
export const rankParagraphs = (paragraphs: Paragraphs, language: string): number[] => {
  const central = centralities(paragraphs, language);
  return paragraphs
    .map((paragraph, index) => {
      const length = Math.min(1, countWords([paragraph]) / fullLength);
      const counts = figuresIn(paragraph).length > 0 ? 0.3 : 0;
      return { number: index + 1, paragraph, score: (central[index] ?? 0) + length + counts };
    })
    .filter(({ paragraph }) => !isFurniture(paragraph))
    .sort((a, b) => b.score - a.score)
    .map(({ number }) => number);
};
