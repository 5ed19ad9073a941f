import type { Article, ArticleId } from '../content/article.ts';
import type { Block } from '../content/block.ts';
import type { Content } from '../content/content.ts';
import { courseFile, imagePathFrom, issueFile, lessonFile } from '../content/content-paths.ts';
import type { CourseId } from '../content/course.ts';
import type { Course } from '../content/course-file.ts';
import type { Contrast, Insight, InsightId } from '../content/insight.ts';
import type { IssueId } from '../content/issue.ts';
import type { Issue } from '../content/issue-file.ts';
import type { LessonId } from '../content/lesson.ts';
import type { Lesson } from '../content/lesson-file.ts';
import { articlesOf, insightsIn, lessonWordCount, sideName } from '../content/lesson-insights.ts';
import type { ListId } from '../content/newsletter.ts';
import type { ReadyImage } from '../image/image.ts';

const unknowable = ['author', 'publisher', 'date'] as const;

/** An article as a lesson cites it; `unknown` names what its text does not say. */
export type Source = {
  title: string;
  url: string | undefined;
  known: { author?: string; publisher?: string; date?: string };
  unknown: (typeof unknowable)[number][];
};

/** An insight as its lesson shows it: the sides of a contrast have their names. */
export type PlannedInsight =
  | Exclude<Insight, Contrast>
  | (Omit<Contrast, 'sides'> & { sides: { name: string; text: string }[] });

/** A block as its mail shows it: what it names is found. */
export type PlannedBlock =
  | Exclude<Block, { kind: 'insight' | 'recap' | 'image' }>
  | { kind: 'image'; image: ReadyImage; alt: string; caption: string | undefined }
  | { kind: 'insight'; insight: PlannedInsight }
  /** With the number of the lesson that placed it, in a mail of the same course. */
  | { kind: 'recap'; recap: Insight; lesson: number | undefined };

/** A lesson or the closing mail with everything resolved that a reader sees: what all renderings share. */
export type MailPlan = {
  key: LessonId | 'closing';
  subject: string;
  /** A second subject, where one is tried. */
  against?: string | undefined;
  preview: string;
  blocks: PlannedBlock[];
  sources: Source[];
  insights: InsightId[];
  articles: ArticleId[];
  /** What only a lesson has. */
  lesson?: {
    number: number;
    of: number;
    words: number;
    objective: string;
    exercise: Lesson['exercise'];
    lookAhead: Lesson['lookAhead'];
    after: Lesson['after'];
    singleSource?: string | undefined;
  };
};

export type IssuePlan = Pick<MailPlan, 'subject' | 'preview' | 'blocks' | 'sources'>;

const sourceOf = (article: Article): Source => ({
  title: article.title,
  url: article.url === 'unknown' ? undefined : article.url,
  known: Object.fromEntries(
    unknowable.filter((part) => article[part] !== 'unknown').map((part) => [part, article[part]]),
  ),
  unknown: unknowable.filter((part) => article[part] === 'unknown'),
});

/** Readers of content rely on its rules: what a course names exists. */
const known = <Id extends string, Value>(map: ReadonlyMap<Id, Value>, id: Id): Value => {
  const value = map.get(id);
  if (value === undefined)
    throw new Error(`The content was taken to be consistent, but "${id}" is not in it.`);
  return value;
};

const planInsight = (insight: Insight, course: Course | undefined): PlannedInsight => {
  if (insight.kind !== 'contrast') return insight;
  const named = insight.sides.map(({ text }, index) => {
    const name = sideName(insight, index, course);
    if (name === undefined) throw new Error(`The sides of the contrast "${insight.id}" have no names.`);
    return { name, text };
  });
  return { ...insight, sides: named };
};

/** The number of the lesson that places each insight of a course. */
type LessonNumbers = ReadonlyMap<InsightId, number>;

const lessonNumbers = (content: Content, course: Course): LessonNumbers =>
  new Map(
    course.lessons.flatMap((id, index) =>
      known(known(content.courses, course.id).lessons, id).blocks.flatMap((block) =>
        block.kind === 'insight' ? [[block.insight, index + 1] as const] : [],
      ),
    ),
  );

/** What blocks are resolved by: the content, the file that they stand in, and the course if they are in one. */
type Surroundings = {
  content: Content;
  file: string;
  course?: Course;
  numbers?: LessonNumbers;
};

const planBlock = (block: Block, { content, file, course, numbers }: Surroundings): PlannedBlock => {
  switch (block.kind) {
    case 'image':
      return {
        kind: 'image',
        image: known(content.images, imagePathFrom(file, block.image) ?? block.image),
        alt: block.alt,
        caption: block.caption,
      };
    case 'insight':
      return { kind: 'insight', insight: planInsight(known(content.insights, block.insight), course) };
    case 'recap':
      return {
        kind: 'recap',
        recap: known(content.insights, block.recap),
        lesson: numbers?.get(block.recap),
      };
    case 'prose':
    case 'heading':
    case 'table':
    case 'quotation':
    case 'code':
    case 'button':
      return block;
  }
};

const planBlocks = (content: Content, course: Course, file: string, blocks: readonly Block[]) => {
  const insights = insightsIn(blocks, content.insights);
  const articles = articlesOf(insights);
  const numbers = lessonNumbers(content, course);
  return {
    blocks: blocks.map((block) => planBlock(block, { content, file, course, numbers })),
    insights: insights.map(({ id }) => id),
    articles,
    sources: articles.map((id) => sourceOf(known(content.articles, id))),
  };
};

/** Plans the mail of a newsletter's issue: its blocks, and the articles behind the insights that it names or shows. */
export const planIssue = (
  content: Content,
  { listId, issueId }: { listId: ListId; issueId: IssueId },
  { subject, preview, body, insights }: Issue,
): IssuePlan => {
  const file = issueFile(listId, issueId);
  const blocks = body.flat();
  const articles = articlesOf([
    ...insights.map((id) => known(content.insights, id)),
    ...insightsIn(blocks, content.insights),
  ]);
  return {
    subject,
    preview,
    blocks: blocks.map((block) => planBlock(block, { content, file })),
    sources: articles.map((id) => sourceOf(known(content.articles, id))),
  };
};

/** Plans the lessons of a course from its insights, in order, and the closing mail after them. */
export const planCourse = (content: Content, courseId: CourseId): MailPlan[] => {
  const { course, lessons } = known(content.courses, courseId);
  const planned = course.lessons.map((id, index): MailPlan => {
    const lesson = known(lessons, id);
    const { subject, subjectTest, preview, objective, exercise, lookAhead, after, singleSource } = lesson;
    return {
      key: id,
      subject,
      ...(subjectTest ? { against: subjectTest.against } : {}),
      preview,
      ...planBlocks(content, course, lessonFile(courseId, id), lesson.blocks),
      lesson: {
        number: index + 1,
        of: course.lessons.length,
        words: lessonWordCount(lesson, content.insights),
        objective,
        exercise,
        lookAhead,
        after,
        singleSource,
      },
    };
  });
  const { subject, preview, blocks } = course.closing;
  return [
    ...planned,
    { key: 'closing', subject, preview, ...planBlocks(content, course, courseFile(courseId), blocks) },
  ];
};
