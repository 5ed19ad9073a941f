import type { ArticleId } from '../domain/content/article.ts';
import { type ContentFiles, faultInWords } from '../domain/content/content.ts';
import {
  articleFile,
  contentKindOf,
  courseFile,
  insightsFile,
  issueFile,
  lessonFile,
  listFile,
  siteFile,
} from '../domain/content/content-paths.ts';
import type { CourseId } from '../domain/content/course.ts';
import type { InsightId } from '../domain/content/insight.ts';
import type { IssueId } from '../domain/content/issue.ts';
import type { LessonId } from '../domain/content/lesson.ts';
import { didYouMean } from '../domain/content/nearest.ts';
import type { ListId } from '../domain/content/newsletter.ts';
import type { ReadContent } from '../pipeline/ports.ts';
import { removeInsight } from './change-insight.ts';
import { insightIdsIn } from './citations.ts';
import { insertItem } from './insert-item.ts';
import { newFaults } from './new-faults.ts';
import { removeItem } from './remove-item.ts';
import { setKey } from './set-key.ts';

/** What is to go. `ended`: the site says that a course or newsletter is over, so that a publish ends it for those in it. */
export type Removal =
  | { kind: 'course'; id: CourseId; ended?: boolean }
  | { kind: 'lesson'; id: LessonId; course: CourseId }
  | { kind: 'article'; id: ArticleId }
  | { kind: 'insight'; id: InsightId }
  | { kind: 'newsletter'; id: ListId; ended?: boolean }
  | { kind: 'issue'; id: IssueId; list: ListId };

/** The files as they are then, those that go and those that change; or a sentence on why nothing is to be done. */
export type Removed = { files: ContentFiles; gone: string[]; changed: string[] } | { refused: string };

/** The files that go with it. */
const goesWith = (files: ContentFiles, removal: Removal): string[] => {
  const under = (folder: string) => [...files.keys()].filter((file) => file.startsWith(folder));
  const there = (...paths: string[]) => paths.filter((path) => files.has(path));
  switch (removal.kind) {
    case 'course':
      return files.has(courseFile(removal.id)) ? under(`content/courses/${removal.id}/`) : [];
    case 'newsletter':
      return files.has(listFile(removal.id)) ? under(`content/newsletters/${removal.id}/`) : [];
    case 'lesson':
      return there(lessonFile(removal.course, removal.id));
    case 'article':
      return files.has(articleFile(removal.id))
        ? there(articleFile(removal.id), insightsFile(removal.id))
        : [];
    case 'issue':
      return there(issueFile(removal.list, removal.id));
    case 'insight':
      return [];
  }
};

/** Entered once, among those that are over already or as the first. */
const withEnd = (site: string, id: string): string | undefined =>
  insertItem(site, 'ended', `- ${id}`) ?? setKey(site, 'ended', `[${id}]`);

/** What changes in the files that stay; undefined where one is written in a way that does not allow it. */
const changesFor = (files: ContentFiles, removal: Removal): Map<string, string | undefined> => {
  const change = (file: string, by: (text: string) => string | undefined) =>
    new Map([[file, by(files.get(file) ?? '')]]);
  const { kind, id } = removal;
  switch (kind) {
    case 'lesson':
      return change(courseFile(removal.course), (text) => removeItem(text, 'lessons', id) ?? text);
    case 'insight': {
      const file = [...files].find(
        ([path, text]) => contentKindOf(path) === 'insights' && insightIdsIn(new Map([[path, text]])).has(id),
      )?.[0];
      return file === undefined ? new Map() : change(file, (text) => removeInsight(text, id));
    }
    case 'course':
      return removal.ended ? change(siteFile, (text) => withEnd(text, id)) : new Map();
    case 'newsletter':
      return change(siteFile, (text) => {
        const named = new RegExp(`^newsletter:\\s*["']?${id}["']?\\s*(#.*)?$`, 'm').test(text);
        const unnamed = named ? setKey(text, 'newsletter', undefined) : text;
        return removal.ended ? unnamed && withEnd(unnamed, id) : unnamed;
      });
    case 'article':
    case 'issue':
      return new Map();
  }
};

const nameOf: Record<Exclude<Removal['kind'], 'insight'>, RegExp> = {
  course: /^content\/courses\/([^/]+)\/course\.yaml$/,
  lesson: /^content\/courses\/[^/]+\/([^/]+)\.yaml$/,
  article: /^content\/articles\/([^/]+)\.yaml$/,
  newsletter: /^content\/newsletters\/([^/]+)\/list\.yaml$/,
  issue: /^content\/newsletters\/[^/]+\/([^/]+)\.md$/,
};

/** The names that there are of a kind. */
export const namesOf = (files: ContentFiles, kind: Removal['kind']): string[] =>
  kind === 'insight'
    ? [...insightIdsIn(files)]
    : [...files.keys()].flatMap((file) =>
        contentKindOf(file) === kind ? (nameOf[kind].exec(file)?.[1] ?? []) : [],
      );

/**
 * Takes something out of the content, with what lies in its folder and where it is listed; comments elsewhere stay. Nothing is done
 * where the content would be at fault by it: something else rests on it.
 */
export const removeContent =
  (readContent: ReadContent) =>
  (files: ContentFiles, removal: Removal): Removed => {
    const { kind, id } = removal;
    const gone = goesWith(files, removal);
    const changes = changesFor(files, removal);
    if (gone.length === 0 && (kind !== 'insight' || changes.size === 0))
      return {
        refused: `Nothing was removed, since there is no ${kind} "${id}"${didYouMean(id, namesOf(files, kind)) || '.'}`,
      };
    const after = new Map([...files].filter(([file]) => !gone.includes(file)));
    const changed: string[] = [];
    for (const [file, text] of changes) {
      if (text === undefined)
        return {
          refused: `${file} is written in a way that a program cannot change without harm; take "${id}" out there by hand. Nothing was removed.`,
        };
      if (text === files.get(file)) continue;
      after.set(file, text);
      changed.push(file);
    }
    const [fault] = newFaults(readContent, files, after);
    return fault === undefined
      ? { files: after, gone, changed }
      : { refused: `Nothing was removed, since without it ${faultInWords(fault)}.` };
  };
