import type { Content } from '../domain/content/content.ts';
import type { CourseId } from '../domain/content/course.ts';
import type { Insight, InsightId } from '../domain/content/insight.ts';
import type { LessonId } from '../domain/content/lesson.ts';
import { insightsIn, textsOfInsight } from '../domain/content/lesson-insights.ts';
import type { InsightKind } from '../domain/content/parts/insight-kind.ts';
import { tongueNamed, vocabularyOf } from '../domain/evidence/vocabulary/vocabularies.ts';
import { fold } from '../domain/evidence/vocabulary/vocabulary.ts';
import { likeness, type WordWeights, wordWeights } from './distil/word-weights.ts';

/** Where insights that no lesson places might go, and why: into a lesson that there is, or together into a new one. */
export type ProposedPlace =
  | {
      kind: 'lesson';
      lesson: LessonId;
      insights: { insight: InsightId; after: InsightId | undefined; sharedWords: string[] }[];
    }
  | { kind: 'new-lesson'; insights: { insight: InsightId; sharedWords: string[] }[] };

/** Less in common is chance: two texts in one language share as much. */
const leastLikeness = 0.08;

/** A lesson says one thing, from a few sides. */
const mostInsights = 5;

const shownWords = 3;

/** Somebody has to know what a thing is before why it matters, and that before what to do. */
const order = {
  definition: 0,
  contrast: 1,
  reason: 2,
  framework: 3,
  statistic: 4,
  example: 5,
  pitfall: 6,
  practice: 7,
  saying: 8,
} as const satisfies Record<InsightKind, number>;

/**
 * Proposes an order for the insights that a course neither places nor leaves out. The same content is answered in the same way;
 * nothing is written.
 */
export const proposeOrder = (content: Content, courseId: CourseId): ProposedPlace[] => {
  const found = content.courses.get(courseId);
  if (!found) return [];
  const { course, lessons } = found;
  const listed = course.lessons.flatMap((id) => lessons.get(id) ?? []);
  const placed = listed.map((lesson) => insightsIn(lesson.blocks, content.insights));
  const settled = new Set([
    ...placed.flat().map(({ id }) => id),
    ...insightsIn(course.closing.blocks, content.insights).map(({ id }) => id),
    ...course.leftOut.map(({ insight }) => insight),
  ]);
  const unplaced = [...content.insights.values()].filter(({ id }) => !settled.has(id));
  if (unplaced.length === 0) return [];

  const texts = [...content.insights.values()].map((insight) =>
    tellingWords(textsOfInsight(insight).join(' '), course.language),
  );
  const weighed = wordWeights(texts, course.language);
  const weightsOf = new Map(
    [...content.insights.keys()].map((id, index) => [id, weighed[index] ?? new Map()]),
  );
  const near = createNearness(weightsOf);

  const homes = unplaced.map((insight) => {
    const [best] = listed
      .map((lesson, index) => ({ lesson, ...near.nearestOf(insight, placed[index] ?? []) }))
      .sort((a, b) => b.like - a.like);
    return { insight, home: best && best.like >= leastLikeness ? best : undefined };
  });
  return [
    ...listed.flatMap(({ id }): ProposedPlace[] => {
      const coming = homes.filter(({ home }) => home?.lesson.id === id);
      if (coming.length === 0) return [];
      const insights = coming.map(({ insight, home }) => ({
        insight: insight.id,
        after: home?.to?.id,
        sharedWords: home?.to ? near.sharedWords(insight, home.to) : [],
      }));
      return [{ kind: 'lesson', lesson: id, insights }];
    }),
    ...groupsOf(
      homes.flatMap(({ insight, home }) => (home ? [] : [insight])),
      near,
    ),
  ];
};

/** Without the words that every text of a language has. */
const tellingWords = (text: string, language: string): string => {
  const tongue = tongueNamed(language);
  const { functionWords } = tongue ? vocabularyOf(tongue) : { functionWords: new Set<string>() };
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !functionWords.has(fold(word)))
    .join(' ');
};

const createNearness = (weightsOf: ReadonlyMap<InsightId, WordWeights>) => {
  const weights = ({ id }: Insight): WordWeights => weightsOf.get(id) ?? new Map();
  const like = (one: Insight, other: Insight) => likeness(weights(one), weights(other));
  return {
    like,
    nearestOf: (insight: Insight, others: readonly Insight[]): { like: number; to: Insight | undefined } =>
      others.reduce<{ like: number; to: Insight | undefined }>(
        (best, to) => (like(insight, to) > best.like ? { like: like(insight, to), to } : best),
        { like: 0, to: undefined },
      ),
    sharedWords: (one: Insight, other: Insight): string[] =>
      [...weights(one)]
        .map(([word, weight]) => ({ word, share: weight * (weights(other).get(word) ?? 0) }))
        .filter(({ share }) => share > 0)
        .sort((a, b) => b.share - a.share || (a.word < b.word ? -1 : 1))
        .slice(0, shownWords)
        .map(({ word }) => word),
  };
};

/** New lessons: around the first that is left, those that are nearest to it, in the order in which they can be understood. */
const groupsOf = (insights: readonly Insight[], near: ReturnType<typeof createNearness>): ProposedPlace[] => {
  const [first, ...rest] = insights;
  if (!first) return [];
  const companions = rest
    .map((insight) => ({ insight, like: near.like(first, insight) }))
    .filter(({ insight, like }) => like >= leastLikeness || articleOf(insight) === articleOf(first))
    .sort((a, b) => b.like - a.like)
    .slice(0, mostInsights - 1)
    .map(({ insight }) => insight);
  const together = [first, ...companions].sort((a, b) => order[a.kind] - order[b.kind]);
  const proposed = together.map((insight) => ({
    insight: insight.id,
    sharedWords: insight === first ? [] : near.sharedWords(first, insight),
  }));
  return [
    { kind: 'new-lesson', insights: proposed },
    ...groupsOf(
      rest.filter((insight) => !companions.includes(insight)),
      near,
    ),
  ];
};

const articleOf = ({ evidence }: Insight): string | undefined => evidence[0]?.article;
