import type { ArticleId } from './article.ts';
import type { CourseId } from './course.ts';
import type { LessonId } from './lesson.ts';

/** Where each part of the content lives; ids are file names. */
export const siteFile = 'content/site.yaml';
export const articleFile = (id: ArticleId): string => `content/articles/${id}.yaml`;
export const courseFile = (id: CourseId): string => `content/courses/${id}/course.yaml`;
export const lessonFile = (course: CourseId, id: LessonId): string => `content/courses/${course}/${id}.yaml`;

/** What a path under content/ holds. Newsletters have their place and are not read yet. */
export type ContentKind = 'site' | 'article' | 'insights' | 'course' | 'lesson' | 'newsletter' | 'unknown';

export const contentKindOf = (path: string): ContentKind => {
  if (path === siteFile) return 'site';
  if (/^content\/articles\/[^/]+\.yaml$/.test(path)) return 'article';
  if (/^content\/insights\/[^/]+\.yaml$/.test(path)) return 'insights';
  if (/^content\/courses\/[^/]+\/course\.yaml$/.test(path)) return 'course';
  if (/^content\/courses\/[^/]+\/[^/]+\.yaml$/.test(path)) return 'lesson';
  return path.startsWith('content/newsletters/') ? 'newsletter' : 'unknown';
};

/** `content/articles/x.yaml` → `x`; `content/courses/x/course.yaml` → `x`. */
export const nameInPath = (path: string): string => {
  const parts = path.replace(/\.yaml$/, '').split('/');
  return (contentKindOf(path) === 'course' ? parts.at(-2) : parts.at(-1)) ?? path;
};

/** The course whose folder a lesson file stands in. */
export const courseInPath = (path: string): string => path.split('/').at(-2) ?? path;
