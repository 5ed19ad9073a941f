import type { Article, ArticleId } from '../content/article.ts';
import type { Insight } from '../content/insight.ts';
import { type Nearness, nearnessTo } from './nearness.ts';
import type { Paragraphs } from './paragraphs.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import { sentencesIn, stemsIn, wordsIn } from './stems.ts';
import { type Tongue, tongueNamed, tongueOf, vocabularyOf } from './vocabulary/vocabularies.ts';

export type CitedParagraph = {
  article: ArticleId;
  /** As evidence names it, from 1. */
  number: number;
  text: string;
  quantities: readonly Quantity[];
  sentences: readonly { text: string; stems: readonly string[]; quantities: readonly Quantity[] }[];
};

/** The text of one article, made ready to hold claims against. */
export type CitedText = {
  tongue: Tongue;
  paragraphs: readonly CitedParagraph[];
  nearness: Nearness;
};

/** The texts of articles as claims are held against them; what is rare is counted over all of one language. */
export const citedTexts = (
  texts: ReadonlyMap<ArticleId, Paragraphs>,
  articles: ReadonlyMap<ArticleId, Article>,
): ReadonlyMap<ArticleId, CitedText> => {
  const read = [...texts].map(([id, paragraphs]) => {
    const named = articles.get(id)?.language;
    const tongue =
      (named === undefined ? undefined : tongueNamed(named)) ?? tongueOf(paragraphs.flatMap(wordsIn));
    const vocabulary = vocabularyOf(tongue);
    const stems = paragraphs.map((paragraph) => stemsIn(paragraph, vocabulary));
    return { id, tongue, paragraphs, stems };
  });
  return new Map(
    read.map(({ id, tongue, paragraphs, stems }) => {
      const all = read.filter((other) => other.tongue === tongue).flatMap((other) => other.stems);
      return [
        id,
        {
          tongue,
          paragraphs: paragraphs.map((text, index) => paragraphOf(id, index + 1, text, tongue)),
          nearness: nearnessTo(stems, all),
        },
      ];
    }),
  );
};

const paragraphOf = (article: ArticleId, number: number, text: string, tongue: Tongue): CitedParagraph => {
  const vocabulary = vocabularyOf(tongue);
  return {
    article,
    number,
    text,
    quantities: quantitiesIn(text, vocabulary),
    sentences: sentencesIn(text).map((sentence) => ({
      text: sentence,
      stems: stemsIn(sentence, vocabulary),
      quantities: quantitiesIn(sentence, vocabulary),
    })),
  };
};

/** The paragraphs that an insight names, where they are. */
export const paragraphsCitedBy = (
  { evidence }: Insight,
  texts: ReadonlyMap<ArticleId, CitedText>,
): CitedParagraph[] =>
  evidence.flatMap(({ article, paragraphs }) =>
    paragraphs.flatMap((number) => texts.get(article)?.paragraphs[number - 1] ?? []),
  );
