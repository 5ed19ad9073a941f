import type { CitedParagraph, CitedText } from '../../evidence/cited-text.ts';
import type { CommonWords } from '../../evidence/names.ts';
import type { Tongue } from '../../evidence/vocabulary/vocabularies.ts';
import type { Vocabulary } from '../../evidence/vocabulary/vocabulary.ts';
import type { Article, ArticleId } from '../article.ts';
import type { Insight } from '../insight.ts';
import type { Parsed } from '../parsed-content.ts';

/** An insight with all that it is held against. */
export type HeldInsight = {
  parsed: Parsed<Insight>;
  tongue: Tongue;
  vocabulary: Vocabulary;
  /** The paragraphs that it cites. */
  cited: readonly CitedParagraph[];
  texts: ReadonlyMap<ArticleId, CitedText>;
  articles: ReadonlyMap<ArticleId, Article>;
  common: CommonWords;
};
