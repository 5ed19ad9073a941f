import { isMap, isScalar, isSeq, parseDocument, stringify, visit } from 'yaml';
import type { ArticleId } from '../domain/content/article.ts';
import { type ContentFiles, faultInWords } from '../domain/content/content.ts';
import {
  articleFile,
  contentKindOf,
  courseFile,
  imageNameFrom,
  imagePathFrom,
  insightsFile,
  issueFile,
  lessonFile,
  listFile,
  listInPath,
} from '../domain/content/content-paths.ts';
import type { CourseId } from '../domain/content/course.ts';
import type { InsightId } from '../domain/content/insight.ts';
import type { IssueId } from '../domain/content/issue.ts';
import { imagesNamedIn, partsOfIssue } from '../domain/content/issue-body.ts';
import type { LessonId } from '../domain/content/lesson.ts';
import type { ListId } from '../domain/content/newsletter.ts';
import type { ReadContent } from '../pipeline/ports/content.ts';
import { insertItem } from './insert-item.ts';

/** What gets another name. */
export type Renaming =
  | { kind: 'course'; from: CourseId; to: CourseId }
  | { kind: 'lesson'; from: LessonId; to: LessonId; course: CourseId }
  | { kind: 'article'; from: ArticleId; to: ArticleId }
  | { kind: 'insight'; from: InsightId; to: InsightId }
  | { kind: 'newsletter'; from: ListId; to: ListId }
  | { kind: 'issue'; from: IssueId; to: IssueId; list: ListId };

/** The files as they are then, those that are called otherwise or changed; or a sentence on why nothing is to be done. */
export type Renamed =
  | { files: ContentFiles; moved: [from: string, to: string][]; changed: string[] }
  | { refused: string };

/** Where a name stands: the keys above it, positions in lists left out; `*` is a key that its author chose. */
type Where = string;

/** The text at a key beside a name, which may say whose name it is. */
type Beside = (key: string) => string | undefined;

/** What to write at which of these places in a file, if it is there; the old text is handed in. */
type Rewrites = Partial<Record<Where, (value: string, beside: Beside) => string | undefined>>;
type Rewrite = (file: string) => Rewrites;

type Edit = { start: number; end: number; to: string };

const edited = (text: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((now, { start, end, to }) => now.slice(0, start) + to + now.slice(end), text);

const besideIn =
  (path: readonly unknown[]): Beside =>
  (key) => {
    const value = path.findLast(isMap)?.get(key);
    return typeof value === 'string' ? value : undefined;
  };

const isAt = (where: Where, keys: readonly string[]): boolean => {
  const steps = where.split('.');
  return steps.length === keys.length && steps.every((step, index) => step === '*' || step === keys[index]);
};

/**
 * Puts other scalars in the place of some, and leaves every other byte as it is: comments, blank lines, the order of keys. `above`
 * is what the whole text stands under.
 */
const rewriteScalars = (text: string, at: Rewrites, above: readonly string[] = []): string => {
  const document = parseDocument(text, { strict: false });
  const edits: Edit[] = [];
  visit(document, {
    Scalar: (key, scalar, path) => {
      if (key === 'key' || scalar.range === undefined || scalar.range === null) return;
      const keys = path.flatMap((node) =>
        typeof node === 'object' && 'key' in node && isScalar(node.key) ? [String(node.key.value)] : [],
      );
      const [, rewrite] = Object.entries(at).find(([where]) => isAt(where, [...above, ...keys])) ?? [];
      const next = rewrite?.(String(scalar.value), besideIn(path));
      if (next !== undefined)
        edits.push({ start: scalar.range[0], end: scalar.range[1], to: stringify(next).trim() });
    },
  });
  return edited(text, edits);
};

/** The text of an issue: the blocks in it as those of a lesson, and the images that its Markdown names. */
const rewriteBody = (body: string, at: Rewrites): string => {
  const lines = body.split('\n');
  for (const { kind, text, line } of partsOfIssue(body).toReversed()) {
    const next =
      kind === 'blocks'
        ? rewriteScalars(text, at, ['blocks'])
        : edited(
            text,
            imagesNamedIn(text).flatMap(({ name, start, end }) => {
              const to = at['blocks.image']?.(name, () => undefined);
              return to === undefined ? [] : [{ start, end, to: encodeURI(to) }];
            }),
          );
    lines.splice(line - 1, text.split('\n').length, ...next.split('\n'));
  }
  return lines.join('\n');
};

/** All names in a file; `keep` has the last word on its YAML: all of it, or the front matter of an issue. */
const rewriteFile = (file: string, text: string, at: Rewrites, keep: (yaml: string) => string): string => {
  if (contentKindOf(file) === 'image' || contentKindOf(file) === 'cards') return text;
  if (contentKindOf(file) !== 'issue') return keep(rewriteScalars(text, at));
  const [, open, matter, close, body] =
    /^(---[ \t]*\r?\n)([\s\S]*?)(^---[ \t]*$)([\s\S]*)$/m.exec(text) ?? [];
  return matter === undefined || body === undefined
    ? text
    : `${open}${keep(rewriteScalars(matter, at))}${close}${rewriteBody(body, at)}`;
};

/** Enters a name under `was:`, where a publish looks for it. */
const withFormerName = (yaml: string, name: string): string | undefined => {
  const was = parseDocument(yaml).get('was', true);
  if (was !== undefined) return isSeq(was) ? insertItem(yaml, 'was', `- ${stringify(name)}`) : undefined;
  const end = yaml === '' || yaml.endsWith('\n') ? '' : '\n';
  return `${yaml}${end}was: [${stringify(name).trim()}] # whoever got it by this name has got it\n`;
};

const swap = (from: string, to: string) => (value: string) => (value === from ? to : undefined);

/** Where names of each kind stand, beside the file that has the name itself. */
const rewriteFor = (renaming: Renaming): Rewrite => {
  const { kind, from, to } = renaming;
  const name = swap(from, to);
  switch (kind) {
    case 'course':
      return (file) => ({
        ...(file === courseFile(from) && { id: name }),
        ...(contentKindOf(file) === 'site' && { defaultCourse: name }),
        ...(contentKindOf(file) === 'issue' && {
          audience: (value) => {
            const [who = '', id] = value.split(':', 2);
            return id === from && ['course', 'finished'].includes(who) ? `${who}:${to}` : undefined;
          },
        }),
        ...(contentKindOf(file) === 'newsletter' && { 'segments.*.course': name }),
      });
    case 'newsletter':
      return (file) => ({
        ...(file === listFile(from) && { id: name }),
        ...(contentKindOf(file) === 'site' && { newsletter: name }),
        ...(contentKindOf(file) === 'newsletter' && { 'segments.*.list': name }),
      });
    case 'lesson': {
      const inSegment = (value: string, beside: Beside) =>
        beside('course') === renaming.course ? name(value) : undefined;
      return (file) => ({
        ...(file === lessonFile(renaming.course, from) && { id: name }),
        ...(file === courseFile(renaming.course) && { lessons: name }),
        ...(contentKindOf(file) === 'newsletter' && {
          'segments.*.had': inSegment,
          'segments.*.notHad': inSegment,
        }),
      });
    }
    case 'article':
      return (file) => ({
        ...(file === articleFile(from) && { id: name }),
        ...(contentKindOf(file) === 'insights' && { article: name, 'insights.evidence.article': name }),
      });
    case 'insight':
      return (file) => ({
        ...(contentKindOf(file) === 'insights' && { 'insights.id': name }),
        'blocks.insight': name,
        'blocks.recap': name,
        'closing.blocks.insight': name,
        'closing.blocks.recap': name,
        'leftOut.insight': name,
        ...(contentKindOf(file) === 'issue' && { insights: name }),
      });
    case 'issue':
      return (file) => ({
        ...(file === issueFile(renaming.list, from) && {
          'send.date': swap(from.slice(0, 10), to.slice(0, 10)),
        }),
      });
  }
};

/** What a file is called then. */
const pathFor = (renaming: Renaming): ((file: string) => string) => {
  const { kind, from, to } = renaming;
  const moves = (pairs: readonly (readonly [string, string])[]) => (file: string) =>
    pairs.find(([old]) => old === file)?.[1] ?? file;
  const folder = (of: string) => (file: string) =>
    file.startsWith(`content/${of}/${from}/`) ? file.replace(`/${from}/`, `/${to}/`) : file;
  switch (kind) {
    case 'course':
      return folder('courses');
    case 'newsletter':
      return folder('newsletters');
    case 'lesson':
      return moves([[lessonFile(renaming.course, from), lessonFile(renaming.course, to)]]);
    case 'article':
      return moves([
        [articleFile(from), articleFile(to)],
        [insightsFile(from), insightsFile(to)],
      ]);
    case 'insight':
      return (file) => file;
    case 'issue':
      return moves([[issueFile(renaming.list, from), issueFile(renaming.list, to)]]);
  }
};

/** Images are named by the way to them from where they are shown: where one of the two moves without the other, the way is another one. */
const imagesFor =
  (pathOf: (file: string) => string): Rewrite =>
  (file) => {
    const way = (named: string): string | undefined => {
      const image = imagePathFrom(file, named);
      if (image === undefined || imagePathFrom(pathOf(file), named) === pathOf(image)) return undefined;
      return imageNameFrom(pathOf(file), pathOf(image));
    };
    return { 'blocks.image': way, 'closing.blocks.image': way, 'theme.logo': way, 'theme.icon': way };
  };

/** The file that says what something is called, as it is called now. */
const ownFile = (files: ContentFiles, renaming: Renaming): string | undefined => {
  const { kind, from } = renaming;
  const there = (file: string) => (files.has(file) ? file : undefined);
  switch (kind) {
    case 'course':
      return there(courseFile(from));
    case 'newsletter':
      return there(listFile(from));
    case 'lesson':
      return there(lessonFile(renaming.course, from));
    case 'article':
      return there(articleFile(from));
    case 'issue':
      return there(issueFile(renaming.list, from));
    case 'insight':
      return [...files].find(
        ([file, text]) => contentKindOf(file) === 'insights' && hasInsight(text, from),
      )?.[0];
  }
};

const hasInsight = (text: string, id: InsightId): boolean => {
  const insights = parseDocument(text).get('insights');
  return isSeq(insights) && insights.items.some((item) => isMap(item) && item.get('id') === id);
};

/**
 * Gives something another name, in its file, in the name of its file, and wherever it is referred to; a lesson and an issue note the
 * former one, so that nobody gets them twice. Nothing is done where the content would have a fault by it that it had not.
 */
export const renameContent =
  (readContent: ReadContent) =>
  (files: ContentFiles, renaming: Renaming): Renamed => {
    const { kind, from, to } = renaming;
    const own = ownFile(files, renaming);
    if (own === undefined) return { refused: `There is no ${kind} "${from}"; nothing was changed.` };
    const pathOf = pathFor(renaming);
    const rewrite = rewriteFor(renaming);
    const rewriteImages = imagesFor(pathOf);
    const moved: [string, string][] = [];
    const changed: string[] = [];
    const after = new Map<string, string>();
    for (const [file, text] of files) {
      const path = pathOf(file);
      if (path !== file && files.has(path))
        return { refused: `There is a ${path} already; nothing was changed.` };
      const isKept = file === own && (kind === 'lesson' || kind === 'issue');
      const next = rewriteFile(file, text, { ...rewrite(file), ...rewriteImages(file) }, (yaml) =>
        isKept ? (withFormerName(yaml, from) ?? yaml) : yaml,
      );
      after.set(path, next);
      if (path !== file) moved.push([file, path]);
      if (next !== text) changed.push(path);
    }
    const complaint = newComplaint(readContent, files, after);
    return complaint === undefined
      ? { files: after, moved, changed }
      : { refused: `Nothing was changed, since with the name "${to}" ${complaint}.` };
  };

/** What would be wrong then, and is not now, wherever it stands. */
const newComplaint = (
  readContent: ReadContent,
  before: ContentFiles,
  after: ContentFiles,
): string | undefined => {
  const found = (files: ContentFiles) => {
    const read = readContent(files);
    return [...('faults' in read ? read.faults : []), ...read.notes];
  };
  const known = found(before);
  const then = found(after);
  if (then.length <= known.length) return undefined;
  const messages = known.map(({ message }) => message);
  const complaint = then.find(({ message }) => !messages.includes(message));
  return complaint && faultInWords(complaint);
};

/** The newsletter of an issue, the course of a lesson: those that have one of that name. */
export const holdersOf = (files: ContentFiles, kind: 'lesson' | 'issue', id: string): string[] =>
  [...files.keys()]
    .filter(
      (file) => contentKindOf(file) === kind && file.endsWith(`/${id}.${kind === 'issue' ? 'md' : 'yaml'}`),
    )
    .map(listInPath);
