import type { ArticleId } from '../../domain/content/article.ts';
import { type InsightId, insightId } from '../../domain/content/insight.ts';
import type { InsightKind } from '../../domain/content/parts/insight-kind.ts';
import { slugOf } from '../../domain/content/parts/slug-of.ts';
import type { Paragraphs } from '../../domain/evidence/paragraphs.ts';
import { figuresIn, yearsIn } from './figures-in.ts';
import { guessKind } from './guess-kind.ts';
import { rankParagraphs } from './rank-paragraphs.ts';
import { sentencesOf } from './sentences-of.ts';
import { likeness, wordWeights } from './word-weights.ts';

/** What an insight may be made of: a paragraph, the sentence in it that says most, and what can be read off it. */
export type Proposal = {
  id: InsightId;
  article: ArticleId;
  paragraph: number;
  sentence: string;
  kind: InsightKind;
  /** As they stand there, with their units. */
  figures: readonly string[];
  /** Where the paragraph names one alone. */
  year?: number | undefined;
};

export type Asked = {
  article: ArticleId;
  paragraphs: Paragraphs;
  language: string;
  /** The paragraphs that insights rest on already, or were proposed from. */
  done: ReadonlySet<number>;
  /** So many at most, the likeliest; undefined: all. */
  most?: number | undefined;
  /** Ids that other insights have. */
  taken: ReadonlySet<string>;
};

/** Proposals from the paragraphs that nothing was made of yet, in the order of the text. */
export const proposeInsights = ({ article, paragraphs, language, done, most, taken }: Asked): Proposal[] => {
  const weights = wordWeights(paragraphs, language);
  const ids = new Set(taken);
  return rankParagraphs(paragraphs, language)
    .filter((number) => !done.has(number))
    .slice(0, most)
    .sort((a, b) => a - b)
    .map((number) => {
      const paragraph = paragraphs[number - 1] ?? '';
      const sentence = tellingSentence(paragraph, language);
      const id = freeId(keywordsOf(sentence, weights[number - 1] ?? new Map(), language), article, ids);
      ids.add(id);
      const years = yearsIn(paragraph);
      return {
        id,
        article,
        paragraph: number,
        sentence,
        kind: guessKind(sentence, language),
        figures: figuresIn(sentence),
        year: years.length === 1 ? years[0] : undefined,
      };
    });
};

/** The sentence that is most like all of its paragraph; of those that are alike, the first. */
const tellingSentence = (paragraph: string, language: string): string => {
  const sentences = sentencesOf(paragraph, language);
  const [whole = new Map(), ...each] = wordWeights([paragraph, ...sentences], language);
  const likenesses = each.map((weights) => likeness(whole, weights));
  return sentences[likenesses.indexOf(Math.max(...likenesses))] ?? paragraph;
};

/** Function words are short in most languages. */
const shortestKeyword = 5;
const keywords = 3;

/** The weightiest words of a sentence, in its order. */
const keywordsOf = (sentence: string, weights: ReadonlyMap<string, number>, language: string): string => {
  const words = [...wordWeights([sentence], language).flatMap((of) => [...of.keys()])];
  const weighty = words
    .filter((word) => word.length >= shortestKeyword && /^\p{L}+$/u.test(word))
    .sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0))
    .slice(0, keywords);
  return words.filter((word) => weighty.includes(word)).join(' ');
};

const freeId = (words: string, article: ArticleId, taken: ReadonlySet<string>): InsightId => {
  const slug = slugOf(words) || slugOf(article.replaceAll('-', ' '));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(id)) return insightId.parse(id);
  }
};
