import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Argument, Command } from 'commander';
import { readContent } from '../../../lib/adapters/content/read-content.ts';
import { type Renaming, renameContent } from '../../../lib/authoring/rename-content.ts';
import { articleId } from '../../../lib/domain/content/article.ts';
import type { ContentFiles } from '../../../lib/domain/content/content.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { insightId } from '../../../lib/domain/content/insight.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { asOnDisk, contentFileIn, contentOption, readContentFolder } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { say } from '../../say.ts';
import { UsageError } from '../../usage-error.ts';
import { kindAmong, named, only } from './content-name.ts';

type Options = { content: string; course?: string; newsletter?: string; yes?: true };

/** A name as its kind has to be; and the course or newsletter that something is in, where it is in one. */
const renamings: Record<
  Renaming['kind'],
  (from: string, to: string, files: ContentFiles, options: Options) => Renaming
> = {
  course: (from, to) => ({ kind: 'course', from: named(courseId, from), to: named(courseId, to) }),
  newsletter: (from, to) => ({ kind: 'newsletter', from: named(listId, from), to: named(listId, to) }),
  article: (from, to) => ({ kind: 'article', from: named(articleId, from), to: named(articleId, to) }),
  insight: (from, to) => ({ kind: 'insight', from: named(insightId, from), to: named(insightId, to) }),
  lesson: (from, to, files, { course }) => ({
    kind: 'lesson',
    from: named(lessonId, from),
    to: named(lessonId, to),
    course: named(courseId, course ?? only(files, 'lesson', 'course', from)),
  }),
  issue: (from, to, files, { newsletter }) => ({
    kind: 'issue',
    from: named(issueId, from),
    to: named(issueId, to),
    list: named(listId, newsletter ?? only(files, 'issue', 'newsletter', from)),
  }),
};

/** People are in a course and on a newsletter by its name, which a publish would find gone. */
const isKnownToPeople = (kind: Renaming['kind']): boolean => kind === 'course' || kind === 'newsletter';

export const renameCommand = (): Command =>
  new Command()
    .addArgument(
      new Argument('<kind>', 'course, lesson, article, insight, newsletter or issue').argParser(
        kindAmong(renamings),
      ),
    )
    .argument('<from>', 'its name now')
    .argument('<to>', 'its name then')
    .option('--course <id>', 'the course of a lesson, where several have one of that name')
    .option('--newsletter <id>', 'the newsletter of an issue, where several have one of that name')
    .option('--yes', 'rename a course or a newsletter: nobody is in it yet')
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nA lesson and an issue note the name that they had ("was:"), so that nobody gets them twice. A course or a newsletter that has been published\nkeeps its name for good: people are in it by that. Exit code 3: nothing was changed before you say that it has not been.',
    )
    .action(async (kind: Renaming['kind'], from: string, to: string, options: Options) => {
      const files = await readContentFolder(options.content);
      const outcome = renameContent(readContent)(files, renamings[kind](from, to, files, options));
      const shown = asOnDisk(options.content);
      if ('refused' in outcome) throw new UsageError(shown(outcome.refused), exitCodes.misused);
      if (isKnownToPeople(kind) && !options.yes)
        throw new UsageError(
          `People are in a ${kind} by its name. Where "${from}" has been published, it keeps it; where it has not, run this again with --yes. Nothing was changed.`,
          exitCodes.needsAnswer,
        );
      await write(options.content, outcome, isKnownToPeople(kind));
      for (const [old, path] of outcome.moved) say(`renamed ${shown(old)} to ${shown(path)}`);
      for (const path of outcome.changed) say(`changed ${shown(path)}`);
    });

/** The folder of a course or a newsletter that a file is in, however deep: `content/courses/bread`. */
const folderOf = (path: string): string => path.split('/').slice(0, 3).join('/');

/** Files are moved first, a whole folder with all that lies in it, and then written where something in them is new. */
const write = async (
  content: string,
  { files, moved, changed }: { files: ContentFiles; moved: [string, string][]; changed: string[] },
  isFolder: boolean,
): Promise<void> => {
  const place = (path: string) => contentFileIn(content, path);
  const pairs = isFolder
    ? moved.slice(0, 1).map(([old, path]) => [folderOf(old), folderOf(path)] as const)
    : moved;
  for (const [old, path] of pairs) {
    await mkdir(dirname(place(path)), { recursive: true });
    await rename(place(old), place(path));
  }
  for (const path of changed) await writeFile(place(path), files.get(path) ?? '');
};
