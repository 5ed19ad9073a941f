import type { Article, ArticleId } from './article.ts';
import type { Course } from './course.ts';
import type { Insight } from './insight.ts';
import type { Lesson } from './lesson.ts';
import type { Site } from './site.ts';

/** Where in a content file something stands: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** One parsed thing of a content file and its place in it. */
export type Draft<T> = { file: string; at: Path; value: T };

/** Content that is well formed file by file, but not yet known to agree with itself. */
export type Drafts = {
  sites: Draft<Site>[];
  articles: Draft<Article>[];
  insights: Draft<Insight>[];
  /** Which article each insight file is about. */
  insightFiles: Draft<ArticleId>[];
  courses: Draft<Course>[];
  lessons: Draft<Lesson>[];
  /** Files of these kinds that could not be read: nothing can be called missing that may stand in them. */
  broken: ReadonlySet<'article' | 'insights' | 'course' | 'lesson'>;
};

/** A fault of content, before its line is looked up. */
export type Finding = { file: string; at: Path; message: string };
