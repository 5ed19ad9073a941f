import { claimInFull } from '../../evidence/claim.ts';
import type { Insight } from '../insight.ts';
import { sideName } from '../lesson-insights.ts';
import type { ParsedContent } from '../parsed-content.ts';
import { placementsIn } from './placement-rules.ts';

export type Hash = (everything: unknown) => string;

/** A claim as a judge has to see it, and what a verdict on it is kept under; no key where an article has no hash for a paragraph. */
export type JudgedClaim = { claim: string; key: string | undefined };

/**
 * What a verdict on an insight is on: all that it claims, as readers are shown it, and the hashes of its paragraphs. When either
 * changes, the verdict is on something else.
 */
export const judgedClaims = (
  parsedContent: ParsedContent,
  hash: Hash,
): ((insight: Insight) => JudgedClaim) => {
  const articles = new Map(parsedContent.articles.map(({ value }) => [value.id, value]));
  const asShown = withNamedSides(parsedContent);
  return (insight) => {
    const claim = claimInFull(asShown(insight));
    const paragraphs = insight.evidence.flatMap(({ article, paragraphs: numbers }) =>
      numbers.map((number) => articles.get(article)?.hashes?.[number - 1]),
    );
    return { claim, key: paragraphs.includes(undefined) ? undefined : hash({ claim, paragraphs }) };
  };
};

/**
 * A contrast with the names that its sides have in the courses that place it, and before any does, in all of them: without names,
 * nobody can tell whether its sides are exchanged.
 */
const withNamedSides = (parsedContent: ParsedContent): ((insight: Insight) => Insight) => {
  const courses = parsedContent.courses.map((course) => ({
    course: course.value,
    places: new Set(placementsIn(parsedContent, course).map(({ value }) => value)),
  }));
  return (insight) => {
    if (insight.kind !== 'contrast') return insight;
    const placing = courses.filter(({ places }) => places.has(insight.id));
    const named = (index: 0 | 1) => {
      const names = (placing.length > 0 ? placing : courses).flatMap(
        ({ course }) => sideName(insight, index, course) ?? [],
      );
      const side = insight.sides[index];
      return names.length === 0 ? side : { ...side, name: [...new Set(names)].join(' / ') };
    };
    return { ...insight, sides: [named(0), named(1)] };
  };
};
