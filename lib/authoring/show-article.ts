import type { ArticleId } from '../domain/content/article.ts';
import type { Paragraphs } from '../domain/evidence/paragraphs.ts';
import type { Citation } from './citations.ts';

/** A paragraph under its number, with the insights that rest on it. */
export type ShownParagraph = {
  number: number;
  words: string;
  citedBy: { insight: string; isDraft: boolean }[];
  /** Its words have changed since it was cited, and nobody has looked at that yet. */
  isStale: boolean;
};

/** An article, paragraph by paragraph, beside what was made of it. */
export const showArticle = (
  article: { id: ArticleId; stale?: readonly number[] | undefined },
  paragraphs: Paragraphs,
  citations: readonly Citation[],
): ShownParagraph[] => {
  const byParagraph = Map.groupBy(
    citations.filter((citation) => citation.article === article.id),
    ({ paragraph }) => paragraph,
  );
  return paragraphs.map((words, index) => {
    const number = index + 1;
    const citedBy = (byParagraph.get(number) ?? []).map(({ insight, isDraft }) => ({ insight, isDraft }));
    return { number, words, citedBy, isStale: article.stale?.includes(number) ?? false };
  });
};
