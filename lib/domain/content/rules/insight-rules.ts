import { notThere } from '../../prose/nearest.ts';
import type { Article } from '../article.ts';
import {
  type Finding,
  findingAt,
  noteAt,
  type Parsed,
  type ParsedContent,
  repeated,
} from '../parsed-content.ts';

/** Each insight has an id of its own, and evidence that exists. */
export const insightFindings = (parsedContent: ParsedContent): Finding[] => [
  ...insightIdsAreUnique(parsedContent),
  ...evidenceExists(parsedContent),
  ...evidenceIsFresh(parsedContent),
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

/** What an author has to look at again, after an article was brought in anew. */
const evidenceIsFresh = ({ articles, insights }: ParsedContent): Finding[] => {
  const byId = new Map<string, Parsed<Article>>(articles.map((parsed) => [parsed.value.id, parsed]));
  return insights.flatMap((parsed) =>
    parsed.value.evidence.flatMap((evidence, index) => {
      const article = byId.get(evidence.article);
      return evidence.paragraphs.flatMap((paragraph, position) =>
        article?.value.stale?.includes(paragraph)
          ? noteAt(
              parsed,
              ['evidence', index, 'paragraphs', position],
              `paragraph ${paragraph} of "${evidence.article}" has changed since insight "${parsed.value.id}" cited it; look whether it still says so, and take ${paragraph} out of "stale" in ${article.file}`,
            )
          : [],
      );
    }),
  );
};
