import type { MadeImage } from '../image/image.ts';
import type { StageSettings } from '../stage/stage-settings.ts';
import type { Card } from '../theme/card.ts';
import type { Article, ArticleId } from './article.ts';
import { type ContentKind, courseInPath, listInPath, nameInPath } from './content-paths.ts';
import type { Course } from './course-file.ts';
import type { Insight, InsightId } from './insight.ts';
import type { Issue } from './issue-file.ts';
import type { Lesson } from './lesson-file.ts';
import type { Newsletter } from './newsletter.ts';
import type { Verdicts } from './parts/verdict.ts';
import type { Site } from './site.ts';

/** Where in a content file something stands: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** A place in the content: a file, and where in it. */
export type Place = { file: string; at: Path };

/** One parsed thing of a content file and its place in it. */
export type Parsed<T> = Place & { value: T };

/** Content that is well formed file by file, but not yet known to agree with itself. */
export type ParsedContent = {
  sites: Parsed<Site>[];
  stages: Parsed<StageSettings>[];
  articles: Parsed<Article>[];
  insights: Parsed<Insight>[];
  /** Which article each insight file is about. */
  insightFiles: Parsed<ArticleId>[];
  courses: Parsed<Course>[];
  lessons: Parsed<Lesson>[];
  newsletters: Parsed<Newsletter>[];
  issues: Parsed<Issue>[];
  verdicts: Parsed<Verdicts>[];
  images: Parsed<MadeImage>[];
  cards: Parsed<Card[]>[];
  /** What says of itself that it is a draft, whether it could be read or not. */
  drafts: readonly Place[];
  /** Files of these kinds that could not be read, drafts aside: nothing can be called missing that may stand in them. */
  broken: ReadonlySet<Exclude<ContentKind, 'site' | 'stage' | 'other'>>;
};

/** A fault, which keeps content from being published, or a note, which does not; before its line is looked up. */
export type Finding = Place & { severity: 'fault' | 'note'; message: string };

export const findingAt = (parsed: Parsed<unknown>, within: Path, message: string): Finding => ({
  severity: 'fault',
  file: parsed.file,
  at: [...parsed.at, ...within],
  message,
});

/** What is a matter of taste: a course has a style of its own. */
export const noteAt = (parsed: Parsed<unknown>, within: Path, message: string): Finding => ({
  ...findingAt(parsed, within, message),
  severity: 'note',
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

/** The course that a lesson is in; none where the folder has no readable course.yaml. */
export const courseOf = ({ courses }: ParsedContent, lesson: Parsed<Lesson>): Parsed<Course> | undefined =>
  courses.find(({ file }) => nameInPath(file) === courseInPath(lesson.file));

/** The newsletter that an issue is of; none where the folder has no readable list.yaml. */
export const listOf = (
  { newsletters }: ParsedContent,
  issue: Parsed<Issue>,
): Parsed<Newsletter> | undefined =>
  newsletters.find(({ file }) => nameInPath(file) === listInPath(issue.file));

export const lessonsOf = ({ lessons }: ParsedContent, course: Parsed<Course>): Parsed<Lesson>[] =>
  lessons.filter(({ file }) => courseInPath(file) === nameInPath(course.file));
