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
import type { ListId } from '../domain/content/newsletter.ts';
import { didYouMean, notThere } from '../domain/prose/nearest.ts';
import type { ReadContent } from '../pipeline/ports/content.ts';
import { removeInsight } from './change-insight.ts';
import { insightIdsIn } from './citations.ts';
import { insertItem } from './insert-item.ts';
import { newFaults } from './new-faults.ts';
import { removeItem } from './remove-item.ts';
import { setKey } from './set-key.ts';

/**
 * What is to go. A course or newsletter may be `ended`: the site says that it is over, so that a publish ends it for those in it;
 * or `closed` in the place of going: nobody new is let in, and those in it go on.
 */
export type Removal =
  | { kind: 'course'; id: CourseId; as?: Departure | undefined }
  | { kind: 'lesson'; id: LessonId; course: CourseId }
  | { kind: 'article'; id: ArticleId }
  | { kind: 'insight'; id: InsightId }
  | { kind: 'newsletter'; id: ListId; as?: Departure | undefined }
  | { kind: 'issue'; id: IssueId; list: ListId };
export type Departure = 'ended' | 'closed';

/** The files as they are then, those that go and those that change; or a sentence on why nothing is to be done. */
export type Removed = { files: ContentFiles; gone: string[]; changed: string[] } | { refused: string };

/** The file that says that it is there. */
const ownFile = (files: ContentFiles, removal: Removal): string | undefined => {
  const there = (path: string) => (files.has(path) ? path : undefined);
  switch (removal.kind) {
    case 'course':
      return there(courseFile(removal.id));
    case 'newsletter':
      return there(listFile(removal.id));
    case 'lesson':
      return there(lessonFile(removal.course, removal.id));
    case 'article':
      return there(articleFile(removal.id));
    case 'issue':
      return there(issueFile(removal.list, removal.id));
    case 'insight':
      return [...files].find(
        ([path, text]) =>
          contentKindOf(path) === 'insights' && insightIdsIn(new Map([[path, text]])).has(removal.id),
      )?.[0];
  }
};

/** The files that go with it. */
const goesWith = (files: ContentFiles, removal: Removal, own: string): string[] => {
  const under = (folder: string) => [...files.keys()].filter((file) => file.startsWith(folder));
  switch (removal.kind) {
    case 'course':
    case 'newsletter':
      return removal.as === 'closed' ? [] : under(own.slice(0, own.lastIndexOf('/') + 1));
    case 'article':
      return [own, insightsFile(removal.id)].filter((file) => files.has(file));
    case 'lesson':
    case 'issue':
      return [own];
    case 'insight':
      return [];
  }
};

const filesAt = (files: ContentFiles, paths: readonly string[]): ContentFiles =>
  new Map([...files].filter(([path]) => paths.includes(path)));

/** Entered once, among those that are over already or as the first. */
const withEnd = (site: string, id: string): string | undefined =>
  insertItem(site, 'ended', `- ${id}`) ?? setKey(site, 'ended', `[${id}]`);

/** Without the newsletter that the form offers, where it is that one. */
const withoutOffer = (site: string, id: string): string | undefined =>
  new RegExp(`^newsletter:\\s*["']?${id}["']?\\s*(#.*)?$`, 'm').test(site)
    ? setKey(site, 'newsletter', undefined)
    : site;

/** A course shows nothing of what it leaves out, so that it only has to forget that it did. */
const withoutLeftOut = (files: ContentFiles, insights: Iterable<string>): [string, string][] =>
  [...files].flatMap(([path, text]): [string, string][] => {
    if (contentKindOf(path) !== 'course') return [];
    let next = text;
    for (const name of insights) next = removeItem(next, 'leftOut', { name, under: 'insight' }) ?? next;
    return next === text ? [] : [[path, next]];
  });

/** What changes in the files that stay; undefined where one is written in a way that does not allow it. */
const changesFor = (files: ContentFiles, removal: Removal, own: string): Map<string, string | undefined> => {
  const change = (file: string, by: (text: string) => string | undefined) =>
    new Map([[file, by(files.get(file) ?? '')]]);
  const { kind, id } = removal;
  switch (kind) {
    case 'lesson':
      return change(courseFile(removal.course), (text) => removeItem(text, 'lessons', { name: id }) ?? text);
    case 'insight':
      return new Map([...change(own, (text) => removeInsight(text, id)), ...withoutLeftOut(files, [id])]);
    case 'article': {
      const file = insightsFile(id);
      return new Map(withoutLeftOut(files, insightIdsIn(new Map([[file, files.get(file) ?? '']]))));
    }
    case 'course':
    case 'newsletter': {
      if (removal.as === 'closed') return change(own, (text) => setKey(text, 'closed', 'true'));
      return change(siteFile, (text) => {
        const site = kind === 'newsletter' ? withoutOffer(text, id) : text;
        return removal.as === 'ended' ? site && withEnd(site, id) : site;
      });
    }
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
 * where something else rests on it, drafts among them, or where the content would be at fault by it in another way.
 */
export const removeContent =
  (readContent: ReadContent) =>
  (files: ContentFiles, removal: Removal): Removed => {
    const { kind, id } = removal;
    const own = ownFile(files, removal);
    if (own === undefined)
      return {
        refused: `Nothing was removed, since there is no ${kind} "${id}"${didYouMean(id, namesOf(files, kind)) || '.'}`,
      };
    const gone = goesWith(files, removal, own);
    const after = new Map([...files].filter(([file]) => !gone.includes(file)));
    const changed: string[] = [];
    for (const [file, text] of changesFor(files, removal, own)) {
      if (text === undefined)
        return {
          refused: `${file} is written in a way that a program cannot change without harm; do it there by hand. Nothing was removed.`,
        };
      if (text === files.get(file)) continue;
      after.set(file, text);
      changed.push(file);
    }
    if (gone.length + changed.length === 0)
      return { refused: `Nothing was changed, since the ${kind} "${id}" is closed already.` };
    const missing = [id, ...insightIdsIn(filesAt(files, gone))].map((name) => notThere(name, []));
    const [fault] = newFaults(readContent, files, after, ({ message }) =>
      missing.some((sentence) => message.includes(sentence)),
    );
    return fault === undefined
      ? { files: after, gone, changed }
      : { refused: `Nothing was removed, since without it ${faultInWords(fault)}.` };
  };
