import type { Article, ArticleId } from '../content/article.ts';
import type { Insight } from '../content/insight.ts';
import { type Nearness, nearnessTo } from './nearness.ts';
import type { Paragraphs } from './paragraphs.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import { sentencesIn, stemsIn, wordsIn } from './stems.ts';
import { type Tongue, tongueNamed, tongueOf } from './vocabulary/vocabularies.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';

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
  vocabularyIn: (tongue: Tongue) => Vocabulary,
): ReadonlyMap<ArticleId, CitedText> => {
  const read = [...texts].map(([id, texts]) => {
    const named = articles.get(id)?.language;
    const tongue = (named === undefined ? undefined : tongueNamed(named)) ?? tongueOf(texts.flatMap(wordsIn));
    const vocabulary = vocabularyIn(tongue);
    const paragraphs = texts.map((text, index) => paragraphOf(id, index + 1, text, vocabulary));
    const stems = paragraphs.map(({ sentences }) => sentences.flatMap((sentence) => sentence.stems));
    return { id, tongue, paragraphs, stems };
  });
  return new Map(
    read.map(({ id, tongue, paragraphs, stems }) => {
      const all = read.filter((other) => other.tongue === tongue).flatMap((other) => other.stems);
      return [
        id,
        {
          tongue,
          paragraphs,
          nearness: nearnessTo(stems, all),
        },
      ];
    }),
  );
};

const paragraphOf = (
  article: ArticleId,
  number: number,
  text: string,
  vocabulary: Vocabulary,
): CitedParagraph => ({
  article,
  number,
  text,
  quantities: quantitiesIn(text, vocabulary),
  sentences: sentencesIn(text).map((sentence) => ({
    text: sentence,
    stems: stemsIn(sentence, vocabulary),
    quantities: quantitiesIn(sentence, vocabulary),
  })),
});

/** The paragraphs that an insight names, where they are. */
export const paragraphsCitedBy = (
  { evidence }: Insight,
  texts: ReadonlyMap<ArticleId, CitedText>,
): CitedParagraph[] =>
  evidence.flatMap(({ article, paragraphs }) =>
    paragraphs.flatMap((number) => texts.get(article)?.paragraphs[number - 1] ?? []),
  );
