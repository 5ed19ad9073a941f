import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { z } from 'zod';
import { parseContent, readContent } from '../../../lib/adapters/content/read-content.ts';
import { readFiles } from '../../../lib/adapters/content/read-files.ts';
import { readStageFiles } from '../../../lib/adapters/content/stage-files.ts';
import { editorSchemas, schemasFolder } from '../../../lib/authoring/editor-schemas.ts';
import { type Beginning, scaffold } from '../../../lib/authoring/scaffold.ts';
import { articleId } from '../../../lib/domain/content/article.ts';
import type { ContentFiles } from '../../../lib/domain/content/content.ts';
import { idsIn } from '../../../lib/domain/content/content-paths.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { insightId } from '../../../lib/domain/content/insight.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { languageSchema } from '../../../lib/domain/content/language.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { insightKinds } from '../../../lib/domain/content/parts/insight-kind.ts';
import { readContentFiles } from '../../../lib/images/read-content-files.ts';
import { asOnDisk, contentFileIn, contentOption } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { makeFolder } from '../../output-place.ts';
import { say } from '../../say.ts';
import { readDeployedStageName } from '../../stage.ts';
import { UsageError } from '../../usage-error.ts';
import { scaffoldsFolder } from '../folders.ts';

export const newCommand = (): Command =>
  new Command()
    .addCommand(siteCommand())
    .addCommand(courseCommand())
    .addCommand(lessonCommand())
    .addCommand(articleCommand())
    .addCommand(insightCommand())
    .addCommand(newsletterCommand())
    .addCommand(issueCommand())
    .addCommand(stageCommand());

const siteCommand = () =>
  beginningOf('site', courseId, 'everything for a first course: site.yaml, the course and a lesson')
    .option('--newsletter', 'for a newsletter instead: site.yaml and the newsletter')
    .addOption(languageOption())
    .action((id, { newsletter, language, ...options }) =>
      begin(options, () =>
        newsletter
          ? { kind: 'newsletter-site', id: listId.parse(id), language }
          : { kind: 'site', id, language },
      ),
    );

const courseCommand = () =>
  beginningOf('course', courseId, 'a course with a first lesson')
    .addOption(languageOption())
    .action((id, options) => begin(options, () => ({ kind: 'course', id, language: options.language })));

const lessonCommand = () =>
  beginningOf('lesson', lessonId, 'a lesson at the end of a course')
    .option('--course <id>', 'its course, where there is more than one', parsed(courseId))
    .action((id, options) =>
      begin(options, (files) => ({
        kind: 'lesson',
        id,
        course: courseId.parse(options.course ?? only(files, 'course')),
      })),
    );

const articleCommand = () =>
  beginningOf('article', articleId, 'what is known of an article').action((id, options) =>
    begin(options, () => ({ kind: 'article', id })),
  );

const insightCommand = () =>
  beginningOf('insight', insightId, 'a claim of an article')
    .option('--article <id>', 'its article, where there is more than one', parsed(articleId))
    .addOption(new Option('--kind <kind>', 'what it is').choices(insightKinds).default('reason'))
    .action((id, options) =>
      begin(options, (files) => ({
        kind: 'insight',
        id,
        article: articleId.parse(options.article ?? only(files, 'article')),
        insightKind: options.kind,
      })),
    );

const newsletterCommand = () =>
  beginningOf('newsletter', listId, 'a newsletter')
    .addOption(languageOption())
    .action((id, options) => begin(options, () => ({ kind: 'newsletter', id, language: options.language })));

const issueCommand = () =>
  beginningOf(
    'issue',
    issueId,
    'an issue of a newsletter; its id is its date and a few words, such as 2027-02-01-first-frost',
  )
    .option('--newsletter <id>', 'its newsletter, where there is more than one', parsed(listId))
    .action((id, options) =>
      begin(options, (files) => ({
        kind: 'issue',
        id,
        list: listId.parse(options.newsletter ?? only(files, 'newsletter')),
      })),
    );

const stageCommand = () =>
  new Command('stage')
    .description('Begins the settings of a stage, as it is without any: domains, DNS, alarms, budget')
    .addArgument(new Argument('<id>', 'its name, as --stage has it').argParser(readDeployedStageName))
    .addOption(contentOption())
    .action((id, options) => begin(options, () => ({ kind: 'stage', id })));

const languageOption = () =>
  new Option('--language <language>', 'of its words').choices(languageSchema.options).default('en');

const parsed =
  <Id>(schema: z.ZodType<Id>) =>
  (text: string): Id => {
    const result = schema.safeParse(text);
    if (result.success) return result.data;
    throw new InvalidArgumentError(`An id ${result.error.issues[0]?.message ?? 'is something else'}.`);
  };

const beginningOf = <Id>(name: Beginning['kind'], id: z.ZodType<Id>, description: string) =>
  new Command(name)
    .description(`Begins ${description}`)
    .addArgument(new Argument('<id>', 'lower-case words joined by hyphens').argParser(parsed(id)))
    .addOption(contentOption());

/** The one course, article or newsletter that there is. */
const only = (files: ContentFiles, kind: 'course' | 'article' | 'newsletter'): string => {
  const [first, ...others] = idsIn(files.keys(), kind);
  if (first === undefined)
    throw new UsageError(
      `There is no ${kind} yet; begin one with "dripline new ${kind} ID".`,
      exitCodes.misused,
    );
  if (others.length > 0)
    throw new UsageError(
      `Say which ${kind}: --${kind} ${[first, ...others].join(' or ')}.`,
      exitCodes.misused,
    );
  return first;
};

const begin = async (
  { content }: { content: string },
  beginning: (files: ContentFiles) => Beginning,
): Promise<void> => {
  await makeFolder(content);
  const files = new Map([...(await readContentFiles(content)), ...(await readStageFiles(content))]);
  const templates = await readFiles(scaffoldsFolder);
  const begun = scaffold({ readContent, parseContent, templates })(files, beginning(files));
  if ('refused' in begun) throw new UsageError(asOnDisk(content)(begun.refused), exitCodes.misused);
  for (const [path, text] of begun.files) {
    const file = contentFileIn(content, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    say(`${files.has(path) ? 'added to' : 'wrote'} ${file}`);
  }
  await writeSchemas(join(content, schemasFolder));
};

/** Beside the content, so that its files find them wherever the folder is, and whoever has it. */
const writeSchemas = async (folder: string): Promise<void> => {
  const isCurrent = async ([name, text]: [string, string]) =>
    (await readFile(join(folder, name), 'utf8').catch(() => undefined)) === text;
  const stale = [];
  for (const schema of editorSchemas()) if (!(await isCurrent(schema))) stale.push(schema);
  if (stale.length === 0) return;
  await mkdir(folder, { recursive: true });
  for (const [name, text] of stale) await writeFile(join(folder, name), text);
  say(`wrote ${folder}: what an editor can tell of these files`);
};
