import type { Article, ArticleId } from '../content/article.ts';
import type { Insight } from '../content/insight.ts';
import { claimedBy } from './claim.ts';

export type Hash = (everything: unknown) => string;

/**
 * What a verdict on an insight goes by: its claim and the hashes of its paragraphs. When either changes, the verdict is on something
 * else. Undefined where an article has no hash for a paragraph.
 */
export const verdictKey = (
  insight: Insight,
  articles: ReadonlyMap<ArticleId, Article>,
  hash: Hash,
): string | undefined => {
  const paragraphs = insight.evidence.flatMap(({ article, paragraphs: numbers }) =>
    numbers.map((number) => articles.get(article)?.hashes?.[number - 1]),
  );
  return paragraphs.includes(undefined) ? undefined : hash({ claim: claimedBy(insight), paragraphs });
};
