import type { Article } from './article.ts';
import { type Drafts, type Finding, findingAt, repeated } from './drafts.ts';

/** Each insight has an id of its own, evidence that exists, and topics that a course has. */
export const insightFindings = (drafts: Drafts): Finding[] => [
  ...insightIdsAreUnique(drafts),
  ...evidenceExists(drafts),
  ...topicsExist(drafts),
];

const insightIdsAreUnique = ({ insights }: Drafts): Finding[] =>
  repeated(insights, ({ value }) => value.id).map(({ value, first }) =>
    findingAt(value, ['id'], `gives an insight the id "${value.value.id}", which ${first.file} has already`),
  );

const evidenceExists = ({ articles, insights, broken }: Drafts): Finding[] => {
  const byId = new Map<string, Article>(articles.map(({ value }) => [value.id, value]));
  return insights.flatMap((draft) =>
    draft.value.evidence.flatMap((evidence, index) => {
      const article = byId.get(evidence.article);
      if (!article)
        return broken.has('article')
          ? []
          : findingAt(
              draft,
              ['evidence', index, 'article'],
              `evidence names the article "${evidence.article}", which does not exist`,
            );
      return evidence.paragraphs.flatMap((paragraph, position) =>
        paragraph <= article.paragraphs
          ? []
          : findingAt(
              draft,
              ['evidence', index, 'paragraphs', position],
              `evidence names paragraph ${paragraph}; the article has ${article.paragraphs}`,
            ),
      );
    }),
  );
};

const topicsExist = ({ courses, insights, broken }: Drafts): Finding[] => {
  if (broken.has('course')) return [];
  const known = new Set(courses.flatMap(({ value }) => value.topics.map(({ id }) => id)));
  return insights.flatMap((draft) =>
    draft.value.topics.flatMap((topic, index) =>
      known.has(topic)
        ? []
        : findingAt(draft, ['topics', index], `names the topic "${topic}", which no course has`),
    ),
  );
};
