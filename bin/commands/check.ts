import { statSync } from 'node:fs';
import { Command, Option } from 'commander';
import { createArticleTexts } from '../../lib/adapters/content/article-texts.ts';
import { parseContent, readContent } from '../../lib/adapters/content/read-content.ts';
import { readFiles } from '../../lib/adapters/content/read-files.ts';
import { type ContentFiles, distinctFaults, faultOrder } from '../../lib/domain/content/content.ts';
import { cardsFile } from '../../lib/domain/content/content-paths.ts';
import { readContentFiles } from '../../lib/images/read-content-files.ts';
import { compileCourse } from '../../lib/mail/compile-course.ts';
import { compileIssue } from '../../lib/mail/compile-issue.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import {
  type CheckedContent,
  checkContent,
  type ReadyContent,
} from '../../lib/pipeline/publish/check-content.ts';
import { checkEvidence } from '../../lib/pipeline/publish/check-evidence.ts';
import { exitCodes } from '../exit-code.ts';
import { templateFaults } from '../template-faults.ts';
import { findingsInWords, githubAnnotations } from './findings-in-words.ts';
import {
  contentFileIn,
  contentFolder,
  mailTemplatesFolder,
  templatesFolder,
  wordsFolder,
} from './folders.ts';

type Options = { content: string; articles?: string; json?: true; github?: true };

export const checkCommand = (): Command =>
  new Command('check')
    .description('Says what in the content keeps it from being published, and what you may want to change')
    .option('--content <folder>', 'the content to check', contentFolder)
    .option('--articles <folder>', 'where the texts of the articles are: checks the evidence against them')
    .addOption(new Option('--json', 'for programs').conflicts('github'))
    .option('--github', 'as annotations of a GitHub workflow')
    .action(async (options: Options) => {
      const files = await readContentFiles(options.content);
      const checked = await check(files, options.articles);
      for (const line of linesOf(checked, files, options)) process.stdout.write(`${line}\n`);
      if (checked.faults.length > 0) process.exitCode = exitCodes.failed;
    });

const check = async (files: ContentFiles, articles: string | undefined): Promise<ReadyContent> => {
  const templates = await readMailTemplates(mailTemplatesFolder);
  const checked = await checkContent({
    readContent,
    compileCourse: compileCourse(templates),
    compileIssue: compileIssue(templates),
  })(files);
  const evidence = await checkAgainst(articles, files);
  // What is wrong with a template keeps every mail from being compiled, and is said once.
  const faults = distinctFaults([...checked.faults, ...(await templateFaults()), ...evidence.faults]);
  const notes = [...checked.notes, ...evidence.notes];
  return { ...checked, faults, notes: notes.sort(faultOrder) };
};

const checkAgainst = async (articles: string | undefined, files: ContentFiles): Promise<CheckedContent> =>
  articles === undefined
    ? { faults: [], notes: [] }
    : checkEvidence({ parseContent, articleTexts: createArticleTexts(articles) })(files, await readPages());

const readUnder = async (name: string, folder: string) =>
  [...(await readFiles(folder))].map(([path, text]) => [`${name}/${path}`, text] as const);

/** What readers see beside the content: templates and the words of pages and mails. */
const readPages = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ...(await readUnder('templates', templatesFolder)),
    ...(await readUnder('lib/words', wordsFolder)),
  ]);

const linesOf = (checked: ReadyContent, files: ContentFiles, options: Options): string[] => {
  if (options.json) return [JSON.stringify(checked, null, 2)];
  if (options.github) return githubAnnotations(checked);
  const editedAt = (file: string): number =>
    statSync(contentFileIn(options.content, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return [...findingsInWords(checked, editedAt), summaryOf(checked, written(files))];
};

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** How many files their author wrote. */
const written = (files: ContentFiles): number => files.size - (files.has(cardsFile) ? 1 : 0);

const summaryOf = ({ faults, notes, courses }: ReadyContent, files: number): string => {
  const found = [
    ...(faults.length > 0 ? [counted(faults.length, 'fault')] : []),
    ...(notes.length > 0 ? [counted(notes.length, 'note')] : []),
  ];
  const ready = courses > 0 ? 'ready to be published' : 'nothing to publish yet, every course is a draft';
  const verdict = faults.length > 0 ? 'not ready to be published' : ready;
  return `${counted(files, 'file')}: ${verdict}${found.length > 0 ? `, ${found.join(' and ')}` : ''}.`;
};
