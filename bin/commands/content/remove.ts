import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Argument, Command, Option } from 'commander';
import { parseContent, readContent } from '../../../lib/adapters/content/read-content.ts';
import { insightIdsIn } from '../../../lib/authoring/citations.ts';
import {
  type Departure,
  type Removal,
  type Removed,
  removeContent,
} from '../../../lib/authoring/remove-content.ts';
import { articleId } from '../../../lib/domain/content/article.ts';
import type { ContentFiles } from '../../../lib/domain/content/content.ts';
import { courseFile, listFile } from '../../../lib/domain/content/content-paths.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { insightId } from '../../../lib/domain/content/insight.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { planOn } from '../../../lib/mail/plan-on.ts';
import { asOnDisk, contentFileIn, contentOption, readContentFolder } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { UsageError } from '../../usage-error.ts';
import { articleTextsFolder, mailTemplatesFolder } from '../folders.ts';
import { outlookOf, showOutlook } from '../plan/outlook.ts';
import { kindAmong, named, only } from './content-name.ts';

type Options = OnStage & { course?: string; newsletter?: string; ended?: true; closed?: true; yes?: true };

const departureIn = ({ ended, closed }: Options): Departure | undefined => {
  if (ended) return 'ended';
  return closed ? 'closed' : undefined;
};

/** What is named, and the course or newsletter that it is in, where it is in one. */
const removals: Record<Removal['kind'], (id: string, files: ContentFiles, options: Options) => Removal> = {
  course: (id, _, options) => ({ kind: 'course', id: named(courseId, id), as: departureIn(options) }),
  newsletter: (id, _, options) => ({ kind: 'newsletter', id: named(listId, id), as: departureIn(options) }),
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

/** Both are said in the content, of something that people are in. */
const departures = [
  new Option(
    '--ended',
    'say in site.yaml that the course or newsletter is over: its people get nothing more',
  ).conflicts('closed'),
  new Option(
    '--closed',
    'leave the course or newsletter there, and say in its file that nobody new is let in: its people go on',
  ),
];

export const removeCommand = (): Command => {
  const command = new Command()
    .addArgument(
      new Argument('<kind>', 'course, lesson, article, insight, newsletter or issue').argParser(
        kindAmong(removals),
      ),
    )
    .argument('<id>', 'its name')
    .option('--course <id>', 'the course of a lesson, where several have one of that name')
    .option('--newsletter <id>', 'the newsletter of an issue, where several have one of that name');
  for (const departure of departures) command.addOption(departure);
  return command
    .option('--yes', 'remove it, whomever it concerns')
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nNothing that is published changes before the next publish. Exit code 3: nothing was removed before you say --yes.',
    )
    .action(remove);
};

const remove = async (kind: Removal['kind'], id: string, options: Options): Promise<void> => {
  refuseMisplaced(kind, options);
  const files = await readContentFolder(options.content);
  const shown = asOnDisk(options.content);
  const removal = removals[kind](id, files, options);
  const outcome = removeContent(readContent)(files, removal);
  if ('refused' in outcome) throw new UsageError(shown(outcome.refused), exitCodes.misused);
  if (!options.yes) await ask(files, removal, outcome, options);
  await write(options.content, removal, outcome);
  for (const path of outcome.gone) say(`removed ${shown(path)}`);
  for (const path of outcome.changed) say(`changed ${shown(path)}`);
  sayWhatIsKept(files, removal, options);
};

const refuseMisplaced = (kind: Removal['kind'], options: Options): void => {
  const departure = departureIn(options);
  if (departure !== undefined && kind !== 'course' && kind !== 'newsletter')
    throw new UsageError(
      `Only a course or a newsletter can be said to be ${departure}; leave out --${departure}.`,
      exitCodes.misused,
    );
};

type Done = Extract<Removed, { files: unknown }>;

/** Says what would go, and whom that concerns; and ends there, where it is more than what was named. */
const ask = async (files: ContentFiles, removal: Removal, done: Done, options: Options): Promise<void> => {
  switch (removal.kind) {
    case 'insight':
      // It is what was named, and no mail shows it.
      return;
    case 'article': {
      const { size } = insightIdsIn(new Map([...files].filter(([path]) => done.gone.includes(path))));
      if (size === 0) return;
      throw new UsageError(
        `${size === 1 ? '1 insight goes' : `${size} insights go`} with it. Nothing was removed. If it is meant, run this again with --yes.`,
        exitCodes.needsAnswer,
      );
    }
    case 'lesson':
    case 'issue':
    case 'course':
    case 'newsletter': {
      const isAskedAgain = await sayWhomItConcerns(done, options);
      throw new UsageError(
        `Nothing was ${options.closed ? 'changed' : 'removed'}. ${
          isAskedAgain
            ? 'With --closed as well, or with --ended, the content says which of the two is meant; with --yes alone, the next publish asks.'
            : 'If it is meant, run this again with --yes.'
        }`,
        exitCodes.needsAnswer,
      );
    }
  }
};

/** What the next publish would do without it, on the stage, and what it would ask; whether it would ask how people are to leave. */
const sayWhomItConcerns = ({ files }: Done, place: Options): Promise<boolean> =>
  onStage(
    place,
    async (opened) => {
      const plan = await planOn(opened.connection, mailTemplatesFolder, files);
      showOutlook(await outlookOf(opened.connection, plan), asOnDisk(place.content));
      return (
        plan.kind === 'planned' &&
        plan.questions.some(({ kind }) => kind === 'course-gone' || kind === 'list-gone')
      );
    },
    { publishesNothing: true },
  );

/** What only its author has is left to them. */
const sayWhatIsKept = (files: ContentFiles, removal: Removal, { content }: Options): void => {
  if (removal.kind !== 'article') return;
  const article = parseContent(files).parsedContent.articles.find(({ value }) => value.id === removal.id);
  const text = article && join(articleTextsFolder(content), article.value.text);
  if (text !== undefined && existsSync(text)) say(`its text is still in ${text}`);
};

/**
 * What changes comes first: a file that cannot be written then leaves everything there. The folder of a course or newsletter goes
 * with what editors have left in it.
 */
const write = async (content: string, removal: Removal, { files, gone, changed }: Done): Promise<void> => {
  const place = (path: string) => contentFileIn(content, path);
  for (const path of changed) await writeFile(place(path), files.get(path) ?? '');
  const [first] = gone;
  if (first !== undefined && (removal.kind === 'course' || removal.kind === 'newsletter'))
    await rm(dirname(place(ownFolderFile(removal))), { recursive: true });
  else for (const path of gone) await rm(place(path));
};

const ownFolderFile = (removal: Extract<Removal, { kind: 'course' | 'newsletter' }>): string =>
  removal.kind === 'course' ? courseFile(removal.id) : listFile(removal.id);
