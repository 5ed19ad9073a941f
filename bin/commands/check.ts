import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { createArticleTexts } from '../../lib/adapters/content/article-texts.ts';
import { hashParagraph } from '../../lib/adapters/content/hash-paragraph.ts';
import { parseContent, readContent } from '../../lib/adapters/content/read-content.ts';
import { readFiles } from '../../lib/adapters/content/read-files.ts';
import { readStageFiles } from '../../lib/adapters/content/stage-files.ts';
import { mendContent } from '../../lib/authoring/mend-content.ts';
import {
  type ContentFiles,
  distinctFaults,
  type Fault,
  faultOrder,
} from '../../lib/domain/content/content.ts';
import { cardsFile } from '../../lib/domain/content/content-paths.ts';
import { counted } from '../../lib/domain/prose/counted.ts';
import { keepHtml } from '../../lib/mail/keep-html.ts';
import { mailCompilers } from '../../lib/mail/mail-compilers.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import {
  type CheckedContent,
  checkContent,
  type ReadyContent,
} from '../../lib/pipeline/publish/check-content.ts';
import { checkEvidence } from '../../lib/pipeline/publish/check-evidence.ts';
import { asOnDisk, contentFileIn, contentOption, readContentFolder } from '../content-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { jsonOption } from '../json-option.ts';
import { say } from '../say.ts';
import { sizesInWords } from '../sizes-in-words.ts';
import { templateFaults } from '../template-faults.ts';
import { findingsInWords, githubAnnotations } from './findings-in-words.ts';
import { articleTextsFolder, mailTemplatesFolder, templatesFolder, wordsFolder } from './folders.ts';

type Options = { content: string; articles?: string; json?: true; github?: true; fix?: true };

export const checkCommand = (): Command =>
  new Command()
    .addOption(contentOption())
    .option(
      '--articles <folder>',
      'where the texts of all articles are; without it, evidence is checked against those that "add" has kept',
    )
    .option('--fix', 'first mends what only one thing can be meant by, such as a tab or a misspelt key')
    .addOption(jsonOption().conflicts('github'))
    .option('--github', 'as annotations of a GitHub workflow')
    .action(async (options: Options) => {
      const found = new Map([
        ...(await readContentFolder(options.content)),
        ...(await readStageFiles(options.content)),
      ]);
      const files = options.fix ? await mend(found, options) : found;
      const checked = named(await check(files, options), asOnDisk(options.content));
      for (const line of linesOf(checked, files, options)) say(line);
      if (checked.faults.length > 0) process.exitCode = exitCodes.failed;
    });

/** Writes what could be mended, and says so line by line: on standard error, where the answer is for programs. */
const mend = async (files: ContentFiles, options: Options): Promise<ContentFiles> => {
  const outcome = mendContent((some) => {
    const read = readContent(some);
    return [...('faults' in read ? read.faults : []), ...read.notes];
  })(files);
  const out = options.json || options.github ? process.stderr : process.stdout;
  const shown = asOnDisk(options.content);
  for (const { file, line, mend: to } of outcome.mended)
    out.write(`mended ${shown(`${file}:${line}`)}, which now is: ${to?.trim()}\n`);
  for (const [file, text] of outcome.files)
    if (text !== files.get(file)) await writeFile(contentFileIn(options.content, file), text);
  return outcome.files;
};

const check = async (files: ContentFiles, options: Options): Promise<ReadyContent> => {
  const templates = await readMailTemplates(mailTemplatesFolder);
  const checked = await checkContent({
    readContent,
    ...mailCompilers(templates, keepHtml()),
  })(files);
  const evidence = await checkAgainst(options, files);
  // What is wrong with a template keeps every mail from being compiled, and is said once.
  const faults = distinctFaults([...checked.faults, ...(await templateFaults()), ...evidence.faults]);
  const notes = [...checked.notes, ...evidence.notes];
  return { ...checked, faults, notes: notes.sort(faultOrder) };
};

const checkAgainst = async ({ content, articles }: Options, files: ContentFiles): Promise<CheckedContent> => {
  const folder = articles ?? articleTextsFolder(content);
  if (articles === undefined && !existsSync(folder)) return { faults: [], notes: [] };
  const held = { parseContent, hashParagraph, articleTexts: createArticleTexts(folder) };
  const expected = articles === undefined ? 'what is there' : 'every text';
  return checkEvidence(held)(files, await readPages(), expected);
};

const readUnder = async (name: string, folder: string) =>
  [...(await readFiles(folder))].map(([path, text]) => [`${name}/${path}`, text] as const);

/** What readers see beside the content: templates and the words of pages and mails. */
const readPages = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ...(await readUnder('templates', templatesFolder)),
    ...(await readUnder('lib/words', wordsFolder)),
  ]);

/** With the files called as they are on disk. */
const named = (checked: ReadyContent, shown: (sentence: string) => string): ReadyContent => {
  const name = ({ file, message, ...where }: Fault): Fault => ({
    file: shown(file),
    ...where,
    message: shown(message),
  });
  const sized = <Size extends { file: string }>(size: Size) => ({ ...size, file: shown(size.file) });
  return {
    ...checked,
    faults: checked.faults.map(name),
    notes: checked.notes.map(name),
    mails: checked.mails.map(sized),
    images: checked.images.map(sized),
  };
};

const linesOf = (checked: ReadyContent, files: ContentFiles, options: Options): string[] => {
  if (options.json) return [JSON.stringify(checked, null, 2)];
  if (options.github) return githubAnnotations(checked);
  const editedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return [
    ...findingsInWords(checked, editedAt),
    summaryOf(checked, written(files)),
    ...sizesInWords(checked),
  ];
};

/** How many files their author wrote. */
const written = (files: ContentFiles): number => files.size - (files.has(cardsFile) ? 1 : 0);

const summaryOf = ({ faults, notes, courses, lists }: ReadyContent, files: number): string => {
  const found = [
    ...(faults.length > 0 ? [counted(faults.length, 'fault')] : []),
    ...(notes.length > 0 ? [counted(notes.length, 'note')] : []),
  ];
  const ready =
    courses + lists > 0
      ? 'ready to be published'
      : 'nothing to publish yet, every course and newsletter is a draft';
  const verdict = faults.length > 0 ? 'not ready to be published' : ready;
  return `${counted(files, 'file')}: ${verdict}${found.length > 0 ? `, ${found.join(' and ')}` : ''}.`;
};
