import { citedTexts, paragraphsCitedBy } from '../../evidence/cited-text.ts';
import { claimedBy } from '../../evidence/claim.ts';
import { commonWordsOf } from '../../evidence/names.ts';
import type { Paragraphs } from '../../evidence/paragraphs.ts';
import { wordsIn } from '../../evidence/stems.ts';
import { type Tongue, tongueOf, vocabularyOf } from '../../evidence/vocabulary/vocabularies.ts';
import { stemmingOnce } from '../../evidence/vocabulary/vocabulary.ts';
import { onceEach } from '../../once-each.ts';
import type { Article, ArticleId } from '../article.ts';
import type { Insight } from '../insight.ts';
import { type Finding, findingAt, type Parsed, type ParsedContent } from '../parsed-content.ts';
import { figureFindings } from './figure-rules.ts';
import type { HeldInsight } from './held-insight.ts';
import { nameFindings } from './name-rules.ts';
import { supportFindings } from './support-rules.ts';

type Texts = ReadonlyMap<ArticleId, Paragraphs>;

/**
 * Holds articles and insights against the texts: paragraphs are there, figures and names stand in them, and the words of a claim
 * are near to them. Figures and names that are not there are faults; what is only likely is a note.
 */
export const evidenceFindings = (parsedContent: ParsedContent, texts: Texts): Finding[] => [
  ...parsedContent.articles.flatMap((parsed) => paragraphCountIsRight(parsed, texts)),
  ...parsedContent.insights.flatMap((parsed) => paragraphsExist(parsed, texts)),
  ...heldInsights(parsedContent, texts).flatMap((held) => [
    ...figureFindings(held),
    ...nameFindings(held),
    ...supportFindings(held),
  ]),
];

const paragraphCountIsRight = (parsed: Parsed<Article>, texts: Texts): Finding[] => {
  const text = texts.get(parsed.value.id);
  if (!text || text.length === parsed.value.paragraphs) return [];
  return [
    findingAt(
      parsed,
      ['paragraphs'],
      `says that the article has ${parsed.value.paragraphs} paragraphs; its text has ${text.length}`,
    ),
  ];
};

const paragraphsExist = (parsed: Parsed<Insight>, texts: Texts): Finding[] =>
  parsed.value.evidence.flatMap(({ article, paragraphs }, index) => {
    const text = texts.get(article);
    if (!text) return [];
    return paragraphs.flatMap((paragraph, position) =>
      paragraph <= text.length
        ? []
        : findingAt(
            parsed,
            ['evidence', index, 'paragraphs', position],
            `evidence names paragraph ${paragraph}; the article has ${text.length}`,
          ),
    );
  });

/** Without the text of each article that it rests on, there is nothing to hold an insight against. */
const heldInsights = (parsedContent: ParsedContent, texts: Texts): HeldInsight[] => {
  const articles = new Map(parsedContent.articles.map(({ value }) => [value.id, value]));
  const vocabularyIn = onceEach((tongue: Tongue) => stemmingOnce(vocabularyOf(tongue)));
  const cited = citedTexts(texts, articles, vocabularyIn);
  const tongues = tonguesOf(parsedContent.insights);
  const words = [
    ...[...texts.values()].flat(),
    ...parsedContent.insights.map(({ value }) => claimedBy(value)),
  ];
  const common = new Map(
    [...new Set(tongues.values())].map((tongue) => [tongue, commonWordsOf(words, vocabularyIn(tongue))]),
  );
  return parsedContent.insights.flatMap((parsed) => {
    const tongue = tongues.get(parsed.file);
    const commonWords = tongue && common.get(tongue);
    const isHeld = parsed.value.evidence.every(({ article }) => cited.has(article));
    if (!tongue || !commonWords || !isHeld) return [];
    return {
      parsed,
      tongue,
      vocabulary: vocabularyIn(tongue),
      cited: paragraphsCitedBy(parsed.value, cited),
      texts: cited,
      articles,
      common: commonWords,
    };
  });
};

/** The language of each file of insights, by the words in all of them. */
const tonguesOf = (insights: readonly Parsed<Insight>[]): ReadonlyMap<string, Tongue> => {
  const words = new Map<string, string[]>();
  for (const { file, value } of insights)
    words.set(file, [...(words.get(file) ?? []), ...wordsIn(claimedBy(value))]);
  return new Map([...words].map(([file, said]) => [file, tongueOf(said)]));
};
