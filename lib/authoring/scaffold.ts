import { stringify } from 'yaml';
import type { ArticleId } from '../domain/content/article.ts';
import { type ContentFiles, faultInWords } from '../domain/content/content.ts';
import {
  articleFile,
  courseFile,
  insightsFile,
  issueFile,
  lessonFile,
  listFile,
  siteFile,
  stageFile,
} from '../domain/content/content-paths.ts';
import type { CourseId } from '../domain/content/course.ts';
import type { InsightId } from '../domain/content/insight.ts';
import type { IssueId } from '../domain/content/issue.ts';
import type { Language } from '../domain/content/language.ts';
import { type LessonId, lessonId } from '../domain/content/lesson.ts';
import type { ListId } from '../domain/content/newsletter.ts';
import type { ParsedContent } from '../domain/content/parsed-content.ts';
import type { InsightKind } from '../domain/content/parts/insight-kind.ts';
import type { StageName } from '../domain/stage/stage-settings.ts';
import type { ParseContent, ReadContent } from '../pipeline/ports/content.ts';
import { type Fill, fillWith, type ScaffoldTemplates } from './fill-template.ts';
import { firstComplaint } from './first-complaint.ts';
import { insertItem } from './insert-item.ts';
import { type SampleWords, sampleWords } from './sample-words.ts';

/** What an author wants to begin. */
export type Beginning =
  /** A site with a first course, or with a newsletter alone. */
  | { kind: 'site'; id: CourseId; language: Language }
  | { kind: 'newsletter-site'; id: ListId; language: Language }
  | { kind: 'course'; id: CourseId; language: Language }
  | { kind: 'lesson'; id: LessonId; course: CourseId }
  | { kind: 'article'; id: ArticleId }
  | { kind: 'insight'; id: InsightId; article: ArticleId; insightKind: InsightKind }
  | { kind: 'newsletter'; id: ListId; language: Language }
  | { kind: 'issue'; id: IssueId; list: ListId }
  | { kind: 'stage'; id: StageName };

/** The files to write, by their paths; or a sentence on why nothing is to be written. */
export type Scaffold = { files: ReadonlyMap<string, string> } | { refused: string };

type Needs = { readContent: ReadContent; parseContent: ParseContent; templates: ScaffoldTemplates };

/**
 * The files of something new: a draft that every check lets pass as it is, with a comment on what each line means, entered
 * in the list that it belongs to. What is there is never written over.
 */
export const scaffold =
  ({ readContent, parseContent, templates }: Needs) =>
  (files: ContentFiles, beginning: Beginning): Scaffold => {
    const words = sampleWords(templates, languageOf(beginning, parseContent(files).parsedContent));
    const { added, entered } = filesOf(beginning, { words, fill: fillWith(templates) });
    const taken = [...added.keys()].find((path) => files.has(path));
    if (taken !== undefined) return { refused: `There is a ${taken} already; nothing was written.` };
    const entry = entered ? enter(files, entered) : { files: new Map() };
    if ('refused' in entry) return entry;
    const changed = new Map([...added, ...entry.files]);
    const complaint = firstComplaint(readContent, files, changed);
    return complaint
      ? { refused: `Nothing was written, since ${faultInWords(complaint)}.` }
      : { files: changed };
  };

/** An item for a list that another file has under a key; `otherwise` is that file's beginning where there is none yet. */
type Entry = { file: string; key: string; item: string; otherwise?: string };

type Files = { added: ReadonlyMap<string, string>; entered?: Entry };

/** What goes into something has the language of that; an article and its insights, that of the first course or newsletter. */
const languageOf = (beginning: Beginning, { courses, newsletters }: ParsedContent): Language => {
  const all = [...courses, ...newsletters].map(({ value }) => value);
  switch (beginning.kind) {
    case 'site':
    case 'newsletter-site':
    case 'course':
    case 'newsletter':
      return beginning.language;
    case 'lesson':
      return all.find(({ id }) => id === beginning.course)?.language ?? 'en';
    case 'issue':
      return all.find(({ id }) => id === beginning.list)?.language ?? 'en';
    case 'article':
    case 'insight':
    case 'stage':
      return all[0]?.language ?? 'en';
  }
};

type By = { words: SampleWords; fill: Fill };

const filesOf = (beginning: Beginning, by: By): Files => {
  const { id } = beginning;
  const { words, fill } = by;
  const title = titleOf(id, words);
  switch (beginning.kind) {
    case 'site': {
      const { added } = filesOf({ ...beginning, kind: 'course' }, by);
      return { added: new Map([[siteFile, fillSite(fill, title, { course: id })], ...added]) };
    }
    case 'newsletter-site': {
      const { added } = filesOf({ ...beginning, kind: 'newsletter' }, by);
      return { added: new Map([[siteFile, fillSite(fill, title, { newsletter: id })], ...added]) };
    }
    case 'course': {
      const lesson = lessonId.parse(words.welcome);
      const { language } = beginning;
      return {
        added: new Map([
          [courseFile(beginning.id), fill('course.yaml', { ...words, id, title, language, lesson })],
          [
            lessonFile(beginning.id, lesson),
            fill('lesson.yaml', { ...words, id: lesson, title: titleOf(lesson, words) }),
          ],
        ]),
      };
    }
    case 'lesson':
      return {
        added: new Map([
          [lessonFile(beginning.course, beginning.id), fill('lesson.yaml', { ...words, id, title })],
        ]),
        entered: { file: courseFile(beginning.course), key: 'lessons', item: `- ${stringify(id)}` },
      };
    case 'article':
      return {
        added: new Map([[articleFile(beginning.id), fill('article.yaml', { id, title, ...unknownArticle })]]),
      };
    case 'insight': {
      const { article, insightKind: kind } = beginning;
      return {
        added: new Map(),
        entered: {
          file: insightsFile(article),
          key: 'insights',
          item: fill('insight.yaml', { ...words, id, title, article, kind, [kind]: kind }),
          otherwise: fill('insights.yaml', { article }),
        },
      };
    }
    case 'newsletter': {
      const { language } = beginning;
      const text = fill('list.yaml', { ...words, id, title, language });
      return { added: new Map([[listFile(beginning.id), text]]) };
    }
    case 'issue': {
      const [date, slug] = [id.slice(0, 10), id.slice(11)];
      const text = fill('issue.md', { ...words, title: titleOf(slug, words), date });
      return { added: new Map([[issueFile(beginning.list, beginning.id), text]]) };
    }
    case 'stage':
      return { added: new Map([[stageFile(beginning.id), fill('stage.yaml', { id })]]) };
  }
};

/** With one of the two on the front page. */
const fillSite = (fill: Fill, title: string, front: { course: string } | { newsletter: string }): string => {
  // The zone of whoever begins is the best guess at that of their readers.
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return fill('site.yaml', { title, timeZone, ...front });
};

const unknownArticle = {
  paragraphs: 1,
  author: 'unknown',
  publisher: 'unknown',
  date: 'unknown',
  url: 'unknown',
};

/** `the-oven` → `The oven`, as a subject and the name of a sender may be. */
const titleOf = (id: string, { about }: SampleWords): string => {
  const said = id.replaceAll('-', ' ');
  const title = said.length < 3 ? `${about} ${said}` : said;
  return title
    .replace(/^./, (first) => first.toUpperCase())
    .slice(0, 50)
    .trim();
};

const enter = (files: ContentFiles, { file, key, item, otherwise }: Entry): Scaffold => {
  const text = files.get(file) ?? otherwise;
  if (text === undefined)
    return { refused: `There is no ${file}, in which it would have its place; nothing was written.` };
  const inserted = insertItem(text, key, item);
  return inserted === undefined
    ? {
        refused: `Nothing was written, since the list "${key}" of ${file} is not written as one that an item can be put into; put it in by hand:\n${item}`,
      }
    : { files: new Map([[file, inserted]]) };
};
