import type { Article } from '../article.ts';
import { type Finding, findingAt, type ParsedContent, repeated } from '../parsed-content.ts';

/** Each insight has an id of its own, evidence that exists, and topics that a course has. */
export const insightFindings = (parsedContent: ParsedContent): Finding[] => [
  ...insightIdsAreUnique(parsedContent),
  ...evidenceExists(parsedContent),
  ...topicsExist(parsedContent),
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
              `evidence names the article "${evidence.article}", which does not exist`,
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

const topicsExist = ({ courses, insights, broken }: ParsedContent): Finding[] => {
  if (broken.has('course')) return [];
  const known = new Set(courses.flatMap(({ value }) => value.topics.map(({ id }) => id)));
  return insights.flatMap((parsed) =>
    parsed.value.topics.flatMap((topic, index) =>
      known.has(topic)
        ? []
        : findingAt(parsed, ['topics', index], `names the topic "${topic}", which no course has`),
    ),
  );
};
