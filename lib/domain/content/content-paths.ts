import { isImageFile } from '../image/image.ts';
import type { StageName } from '../stage/stage-settings.ts';
import type { ArticleId } from './article.ts';
import type { CourseId } from './course.ts';
import type { IssueId } from './issue.ts';
import type { LessonId } from './lesson.ts';
import type { ListId } from './newsletter.ts';

/** Where each part of the content lives; ids are file names. */
export const siteFile = 'content/site.yaml';
export const verdictsFile = 'content/verdicts.yaml';
/** What a stage is set up with: beside the content, and never published. */
export const stageFile = (name: StageName): string => `content/stages/${name}.yaml`;
export const articleFile = (id: ArticleId): string => `content/articles/${id}.yaml`;
export const insightsFile = (id: ArticleId): string => `content/insights/${id}.yaml`;
export const courseFile = (id: CourseId): string => `content/courses/${id}/course.yaml`;
export const lessonFile = (course: CourseId, id: LessonId): string => `content/courses/${course}/${id}.yaml`;

export const listFile = (list: ListId): string => `content/newsletters/${list}/list.yaml`;
/** The social cards of an edition and what is on each: drawn as the content is read, never written by its author. */
export const cardsFile = 'content/cards.json';

export const issueFile = (list: ListId, id: IssueId): string => `content/newsletters/${list}/${id}.md`;

/** What a path under content/ holds. */
export type ContentKind =
  | 'site'
  | 'article'
  | 'insights'
  | 'course'
  | 'lesson'
  | 'newsletter'
  | 'issue'
  | 'verdicts'
  | 'stage'
  | 'image'
  | 'cards'
  | 'other';

/** The image that a content file names: beside it, or by a path from there; undefined where that leads out of the content. */
export const imagePathFrom = (file: string, named: string): string | undefined => {
  const steps = file.split('/').slice(0, -1);
  for (const step of named.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
    if (steps[0] !== 'content') return undefined;
  }
  return steps.join('/');
};

/** How a content file names an image: the way back from `imagePathFrom`. */
export const imageNameFrom = (file: string, image: string): string => {
  const from = file.split('/').slice(0, -1);
  const to = image.split('/');
  const parted = from.findIndex((step, index) => step !== to[index]);
  const shared = parted === -1 ? from.length : parted;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
};

/** An image beside site.yaml is the whole site's: a logo, and no picture in a text. */
export const isSiteImage = (path: string): boolean => /^content\/[^/]+$/.test(path) && isImageFile(path);

export const contentKindOf = (path: string): ContentKind => {
  if (path === siteFile) return 'site';
  if (path === verdictsFile) return 'verdicts';
  if (path === cardsFile) return 'cards';
  if (/^content\/stages\/[^/]+\.yaml$/.test(path)) return 'stage';
  if (/^content\//.test(path) && isImageFile(path)) return 'image';
  if (/^content\/articles\/[^/]+\.yaml$/.test(path)) return 'article';
  if (/^content\/insights\/[^/]+\.yaml$/.test(path)) return 'insights';
  if (/^content\/courses\/[^/]+\/course\.yaml$/.test(path)) return 'course';
  if (/^content\/courses\/[^/]+\/[^/]+\.yaml$/.test(path)) return 'lesson';
  if (/^content\/newsletters\/[^/]+\/list\.yaml$/.test(path)) return 'newsletter';
  if (/^content\/newsletters\/[^/]+\/[^/]+\.md$/.test(path)) return 'issue';
  return 'other';
};

/** `content/articles/x.yaml` → `x`; `content/courses/x/course.yaml` → `x`; `…/2027-01-12-x.md` → `2027-01-12-x`. */
export const nameInPath = (path: string): string => {
  const parts = path.replace(/\.(yaml|md)$/, '').split('/');
  const kind = contentKindOf(path);
  return (kind === 'course' || kind === 'newsletter' ? parts.at(-2) : parts.at(-1)) ?? path;
};

/** The courses, articles or newsletters that there are files of: known without reading one. */
export const idsIn = (paths: Iterable<string>, kind: 'course' | 'article' | 'newsletter'): Set<string> =>
  new Set([...paths].filter((path) => contentKindOf(path) === kind).map(nameInPath));

const folderOf = (path: string): string => path.split('/').at(-2) ?? path;

/** The course whose folder a lesson file stands in. */
export const courseInPath = folderOf;

/** The list whose folder an issue's file stands in. */
export const listInPath = folderOf;
