import type { Article } from '../article.ts';
import { notThere } from '../nearest.ts';
import { type Finding, findingAt, type ParsedContent, repeated } from '../parsed-content.ts';

/** Each insight has an id of its own, and evidence that exists. */
export const insightFindings = (parsedContent: ParsedContent): Finding[] => [
  ...insightIdsAreUnique(parsedContent),
  ...evidenceExists(parsedContent),
];

const insightIdsAreUnique = ({ insights }: ParsedContent): Finding[] =>
  repeated(insights, ({ value }) => value.id).map(({ value, first }) =>
    findingAt(value, ['id'], `gives an insight the id "${value.value.id}", which ${first.file} already has`),
  );

const evidenceExists = ({ articles, insights, broken }: ParsedContent): Finding[] => {
  const byId = new Map<string, Article>(articles.map(({ value }) => [value.id, value]));
  return insights.flatMap((parsed) =>
    parsed.value.evidence.flatMap((evidence, index) => {
      const article = byId.get(evidence.article);
      if (!article)
        return broken.has('article')
          ? []
          : findingAt(
              parsed,
              ['evidence', index, 'article'],
              `evidence names the article ${notThere(evidence.article, byId.keys())}`,
            );
      return evidence.paragraphs.flatMap((paragraph, position) =>
        paragraph <= article.paragraphs
          ? []
          : findingAt(
              parsed,
              ['evidence', index, 'paragraphs', position],
              `evidence names paragraph ${paragraph}; the article has ${article.paragraphs}`,
            ),
      );
    }),
  );
};
