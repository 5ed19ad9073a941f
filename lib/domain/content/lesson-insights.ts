import { plainInline, plainText } from '../prose/prose.ts';
import type { Table } from '../prose/table.ts';
import { countWords } from '../prose/word-count.ts';
import type { ArticleId } from './article.ts';
import type { Block } from './block.ts';
import type { Course } from './course-file.ts';
import type { Contrast, Insight, InsightId } from './insight.ts';
import type { Lesson } from './lesson-file.ts';

/** The insights that blocks show, placed or recapped, in order; those that do not exist are left to the rules to name. */
export const insightsIn = (blocks: readonly Block[], insights: ReadonlyMap<InsightId, Insight>): Insight[] =>
  blocks.flatMap((block) => {
    const id = insightShownBy(block);
    return id === undefined ? [] : (insights.get(id) ?? []);
  });

const insightShownBy = (block: Block): InsightId | undefined => {
  if (block.kind === 'insight') return block.insight;
  return block.kind === 'recap' ? block.recap : undefined;
};

/** The articles that insights rest on, in the order of their first mention. */
export const articlesOf = (insights: readonly Insight[]): ArticleId[] => [
  ...new Set(insights.flatMap((insight) => insight.evidence.map(({ article }) => article))),
];

/** What a side of a contrast is called in a course; the insight's own name for it comes first. */
export const sideName = (contrast: Contrast, index: number, course?: Course): string | undefined =>
  contrast.sides[index]?.name ?? course?.sides?.[index];

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

const cellsOf = ({ columns, rows }: Table) => [...columns.map(({ heading }) => heading), ...rows.flat()];

/** What an author says in a block in words of their own; a quotation is somebody else's. */
export const ownTextsOfBlock = (block: Block): string[] => {
  switch (block.kind) {
    case 'prose':
      return [plainText(block.prose)];
    case 'heading':
      return [block.heading];
    case 'table':
      return [block.caption, ...cellsOf(block.table).map(plainInline)];
    case 'image':
      return [block.caption ?? ''];
    case 'button':
      return [block.button];
    case 'insight':
    case 'recap':
    case 'quotation':
    case 'code':
      return [];
  }
};

const textsOfBlock = (block: Block, insights: ReadonlyMap<InsightId, Insight>): string[] => {
  switch (block.kind) {
    case 'insight':
      return insightsIn([block], insights).flatMap(textsOfInsight);
    case 'recap':
      return insightsIn([block], insights).flatMap(({ title, statement }) => [title, statement]);
    case 'quotation':
      return [plainText(block.quotation), block.by];
    case 'code':
      return [block.code];
    case 'prose':
    case 'heading':
    case 'table':
    case 'image':
    case 'button':
      return ownTextsOfBlock(block);
  }
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
