import type { Article, ArticleId } from './article.ts';
import { courseInPath, nameInPath } from './content-paths.ts';
import type { Course } from './course.ts';
import type { Insight, InsightId } from './insight.ts';
import type { Issue } from './issue.ts';
import type { Lesson } from './lesson.ts';
import type { Newsletter } from './newsletter.ts';
import type { Site } from './site.ts';

/** Where in a content file something stands: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** One parsed thing of a content file and its place in it. */
export type Parsed<T> = { file: string; at: Path; value: T };

/** Content that is well formed file by file, but not yet known to agree with itself. */
export type ParsedContent = {
  sites: Parsed<Site>[];
  articles: Parsed<Article>[];
  insights: Parsed<Insight>[];
  /** Which article each insight file is about. */
  insightFiles: Parsed<ArticleId>[];
  courses: Parsed<Course>[];
  lessons: Parsed<Lesson>[];
  newsletters: Parsed<Newsletter>[];
  issues: Parsed<Issue>[];
  /** Files of these kinds that could not be read: nothing can be called missing that may stand in them. */
  broken: ReadonlySet<'article' | 'insights' | 'course' | 'lesson' | 'newsletter' | 'issue'>;
};

/** A fault of content, before its line is looked up. */
export type Finding = { file: string; at: Path; message: string };

export const findingAt = (parsed: Parsed<unknown>, within: Path, message: string): Finding => ({
  file: parsed.file,
  at: [...parsed.at, ...within],
  message,
});

/** Every value after the first that has a key already taken. */
export const repeated = <T>(values: readonly T[], keyOf: (value: T) => string): { value: T; first: T }[] => {
  const seen = new Map<string, T>();
  return values.flatMap((value) => {
    const first = seen.get(keyOf(value));
    if (first !== undefined) return [{ value, first }];
    seen.set(keyOf(value), value);
    return [];
  });
};

export const insightsById = ({ insights }: ParsedContent): ReadonlyMap<InsightId, Insight> =>
  new Map(insights.map(({ value }) => [value.id, value]));

export const lessonsOf = ({ lessons }: ParsedContent, course: Parsed<Course>): Parsed<Lesson>[] =>
  lessons.filter(({ file }) => courseInPath(file) === nameInPath(course.file));
