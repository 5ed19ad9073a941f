import type { ImageBytes, ReadyImage } from '../image/image.ts';
import type { Card } from '../theme/card.ts';
import type { Article, ArticleId } from './article.ts';
import type { CourseId } from './course.ts';
import type { Course } from './course-file.ts';
import type { Insight, InsightId } from './insight.ts';
import type { IssueId } from './issue.ts';
import type { Issue } from './issue-file.ts';
import type { LessonId } from './lesson.ts';
import type { Lesson } from './lesson-file.ts';
import type { ListId, Newsletter } from './newsletter.ts';
import type { Site } from './site.ts';

/**
 * Content files by their path from the project's top, `content/…`, with `/` on every system. In the place of an image stands
 * what has been made of it (`MadeImage`, as JSON).
 */
export type ContentFiles = ReadonlyMap<string, string>;

/** Content as it is published: its files, and the bytes of the images that stand in them. */
export type PreparedContent = { files: ContentFiles; images: ImageBytes };

/** What is wrong, where, in a sentence that its author can act on. */
export type Fault = {
  file: string;
  line?: number;
  message: string;
  /** What the line has to be, where only one thing can be meant. */
  mend?: string;
};

/** What an author may want to change, said as a fault is; it is published all the same. */
export type Note = Fault;

export const faultInWords = ({ file, line, message }: Fault): string =>
  `${line === undefined ? file : `${file}:${line}`} ${message}`;

/** By file, then by line. */
export const faultOrder = (a: Fault, b: Fault): number =>
  a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : a.file < b.file ? -1 : 1;

/** In that order, and each once: a template is at fault in every mail or page that is made from it. */
export const distinctFaults = (faults: readonly Fault[]): Fault[] => [
  ...new Map(faults.toSorted(faultOrder).map((fault) => [faultInWords(fault), fault])).values(),
];

export type CourseContent = { course: Course; lessons: ReadonlyMap<LessonId, Lesson> };

export type NewsletterContent = { list: Newsletter; issues: ReadonlyMap<IssueId, Issue> };

/** Everything an author wrote, parsed and consistent with itself. */
export type Content = {
  site: Site;
  articles: ReadonlyMap<ArticleId, Article>;
  insights: ReadonlyMap<InsightId, Insight>;
  courses: ReadonlyMap<CourseId, CourseContent>;
  newsletters: ReadonlyMap<ListId, NewsletterContent>;
  /** By their paths. */
  images: ReadonlyMap<string, ReadyImage>;
  cards: readonly Card[];
};
