import type { Paragraphs } from '../../evidence/paragraphs.ts';
import type { ArticleId } from '../article.ts';
import { type Finding, noteAt, type ParsedContent } from '../parsed-content.ts';

type HashParagraph = (paragraph: string) => string;

/** Where a text is no longer the one that the content was written from, under the evidence of somebody. */
export const changedTexts = (
  { articles, insights }: ParsedContent,
  texts: ReadonlyMap<ArticleId, Paragraphs>,
  hashParagraph: HashParagraph,
): Finding[] => {
  const byId = new Map(articles.map(({ value }) => [value.id, value]));
  return insights.flatMap((parsed) =>
    parsed.value.evidence.flatMap(({ article: id, paragraphs }, index) => {
      const [article, text] = [byId.get(id), texts.get(id)];
      return paragraphs.flatMap((number, position) => {
        const [hash, paragraph] = [article?.hashes?.[number - 1], text?.[number - 1]];
        if (hash === undefined || paragraph === undefined || hashParagraph(paragraph) === hash) return [];
        return noteAt(
          parsed,
          ['evidence', index, 'paragraphs', position],
          `paragraph ${number} of "${id}" has changed since insight "${parsed.value.id}" cited it; "dripline add" with --update ${id} brings the text in, with every paragraph where it is now`,
        );
      });
    }),
  );
};
