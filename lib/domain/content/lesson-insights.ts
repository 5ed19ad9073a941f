import { plainText } from '../prose/prose.ts';
import { countWords } from '../prose/word-count.ts';
import type { ArticleId } from './article.ts';
import type { Course } from './course.ts';
import type { Contrast, Insight, InsightId } from './insight.ts';
import type { Block, Lesson } from './lesson.ts';

/** The insights that blocks place, in order; those that do not exist are left to the rules to name. */
export const insightsIn = (blocks: readonly Block[], insights: ReadonlyMap<InsightId, Insight>): Insight[] =>
  blocks.flatMap((block) => ('insight' in block ? (insights.get(block.insight) ?? []) : []));

/** The articles that insights rest on, in the order of their first mention. */
export const articlesOf = (insights: readonly Insight[]): ArticleId[] => [
  ...new Set(insights.flatMap((insight) => insight.evidence.map(({ article }) => article))),
];

/** What a side of a contrast is called in a course; the insight's own name for it comes first. */
export const sideName = (contrast: Contrast, index: number, course: Course): string | undefined =>
  contrast.sides[index]?.name ?? course.sides?.[index];

/** Everything of an insight that a reader sees, label words aside. */
export const textsOfInsight = (insight: Insight): string[] => {
  const common = [insight.title, insight.statement, insight.note ?? ''];
  switch (insight.kind) {
    case 'definition':
      return [...common, insight.term];
    case 'contrast':
      return [...common, ...insight.sides.map(({ text }) => text)];
    case 'statistic':
      return [...common, insight.number, insight.base, insight.source, String(insight.year)];
    case 'framework':
      return [...common, ...insight.parts.flatMap(({ name, text }) => [name, text])];
    case 'saying':
      return [...common, insight.speaker, insight.role ?? ''];
    case 'reason':
    case 'pitfall':
    case 'example':
    case 'practice':
      return common;
  }
};

/** What an author says in a block in words of their own. */
export const ownTextsOfBlock = (block: Block): string[] => {
  if ('prose' in block) return [plainText(block.prose)];
  return 'heading' in block ? [block.heading] : [];
};

const textsOfBlock = (block: Block, insights: ReadonlyMap<InsightId, Insight>): string[] => {
  const insight = 'insight' in block ? insights.get(block.insight) : undefined;
  return insight ? textsOfInsight(insight) : ownTextsOfBlock(block);
};

/** The words of a lesson: all that its author and its insights say, without labels, sources and footer. */
export const lessonWordCount = (lesson: Lesson, insights: ReadonlyMap<InsightId, Insight>): number =>
  countWords([
    lesson.subject,
    lesson.objective,
    ...lesson.blocks.flatMap((block) => textsOfBlock(block, insights)),
    ...(lesson.exercise ? [lesson.exercise.title, plainText(lesson.exercise.task)] : []),
    lesson.lookAhead ? plainText(lesson.lookAhead) : '',
    lesson.singleSource ?? '',
  ]);
