import { rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Argument, Command } from 'commander';
import { readContent } from '../../../lib/adapters/content/read-content.ts';
import { type Removal, type Removed, removeContent } from '../../../lib/authoring/remove-content.ts';
import { articleId } from '../../../lib/domain/content/article.ts';
import type { ContentFiles } from '../../../lib/domain/content/content.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { insightId } from '../../../lib/domain/content/insight.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { asOnDisk, contentFileIn, contentOption, readContentFolder } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { onStage } from '../../on-stage.ts';
import { planOn } from '../../plan-on.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { UsageError } from '../../usage-error.ts';
import { outlookOf } from '../plan/outlook.ts';
import { kindAmong, named, only } from './content-name.ts';

type Options = OnStage & { course?: string; newsletter?: string; ended?: true; yes?: true };

/** What is named, and the course or newsletter that it is in, where it is in one. */
const removals: Record<Removal['kind'], (id: string, files: ContentFiles, options: Options) => Removal> = {
  course: (id, _, { ended = false }) => ({ kind: 'course', id: named(courseId, id), ended }),
  newsletter: (id, _, { ended = false }) => ({ kind: 'newsletter', id: named(listId, id), ended }),
  article: (id) => ({ kind: 'article', id: named(articleId, id) }),
  insight: (id) => ({ kind: 'insight', id: named(insightId, id) }),
  lesson: (id, files, { course }) => ({
    kind: 'lesson',
    id: named(lessonId, id),
    course: named(courseId, course ?? only(files, 'lesson', 'course', id)),
  }),
  issue: (id, files, { newsletter }) => ({
    kind: 'issue',
    id: named(issueId, id),
    list: named(listId, newsletter ?? only(files, 'issue', 'newsletter', id)),
  }),
};

/** Nobody is sent an article or an insight by itself; one that a mail shows is not taken out. */
const reachesPeople = ({ kind }: Removal): boolean => kind !== 'article' && kind !== 'insight';

export const removeCommand = (): Command =>
  new Command('remove')
    .description(
      'Takes something out of the content, and says first whom that concerns; comments elsewhere stay',
    )
    .addArgument(
      new Argument('<kind>', 'course, lesson, article, insight, newsletter or issue').argParser(
        kindAmong(removals),
      ),
    )
    .argument('<id>', 'its name')
    .option('--course <id>', 'the course of a lesson, where several have one of that name')
    .option('--newsletter <id>', 'the newsletter of an issue, where several have one of that name')
    .option('--ended', 'say in site.yaml that the course or newsletter is over: its people get nothing more')
    .option('--yes', 'remove it, whomever it concerns')
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nNothing that is published changes before the next publish. To let nobody new into a course and have those in it finish, write\n"closed: true" in its course.yaml instead. Exit code 3: nothing was removed before you say --yes.',
    )
    .action(async (kind: Removal['kind'], id: string, options: Options) => {
      const files = await readContentFolder(options.content);
      const shown = asOnDisk(options.content);
      const removal = removals[kind](id, files, options);
      const outcome = removeContent(readContent)(files, removal);
      if ('refused' in outcome) throw new UsageError(shown(outcome.refused), exitCodes.misused);
      if (reachesPeople(removal) && !options.yes) {
        await sayWhomItConcerns(outcome, options);
        throw new UsageError(
          `Nothing was removed. If it is meant, run this again with --yes.`,
          exitCodes.needsAnswer,
        );
      }
      await write(options.content, removal, outcome);
      for (const path of outcome.gone) process.stdout.write(`removed ${shown(path)}\n`);
      for (const path of outcome.changed) process.stdout.write(`changed ${shown(path)}\n`);
    });

/** What the next publish would do without it, on the stage; and what it would ask. */
const sayWhomItConcerns = ({ files }: Extract<Removed, { files: unknown }>, place: Options): Promise<void> =>
  onStage(
    place,
    async (opened) => {
      const shown = asOnDisk(place.content);
      const { lines, against } = await outlookOf(opened.connection, await planOn(opened, files));
      for (const line of [...lines, ...against]) process.stdout.write(`${shown(line)}\n`);
    },
    { publishesNothing: true },
  );

/** The folder of a course or newsletter goes with all that lies in it. */
const write = async (
  content: string,
  removal: Removal,
  { files, gone, changed }: Extract<Removed, { files: unknown }>,
): Promise<void> => {
  const place = (path: string) => contentFileIn(content, path);
  const [first] = gone;
  if (first !== undefined && (removal.kind === 'course' || removal.kind === 'newsletter'))
    await rm(place(dirname(first)), { recursive: true });
  else for (const path of gone) await rm(place(path));
  for (const path of changed) await writeFile(place(path), files.get(path) ?? '');
};
