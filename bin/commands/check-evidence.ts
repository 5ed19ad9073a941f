import { Command } from 'commander';
import { createArticleTexts } from '../../lib/adapters/content/article-texts.ts';
import { parseContent } from '../../lib/adapters/content/read-content.ts';
import { readContentFiles } from '../../lib/adapters/content/read-content-files.ts';
import { readFiles } from '../../lib/adapters/content/read-files.ts';
import { checkEvidence } from '../../lib/pipeline/publish/check-evidence.ts';
import { contentFolder, templatesFolder, wordsFolder } from './folders.ts';
import { reportFaults } from './report-faults.ts';

const readUnder = async (name: string, folder: string) =>
  [...(await readFiles(folder))].map(([path, text]) => [`${name}/${path}`, text] as const);

/** What readers see beside the content: templates and the words of pages and mails. */
const readPages = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ...(await readUnder('templates', templatesFolder)),
    ...(await readUnder('lib/words', wordsFolder)),
  ]);

export const checkEvidenceCommand = (): Command =>
  new Command('check-evidence')
    .description('Checks the content against the articles it was made from, if you have their texts')
    .requiredOption('--articles <folder>', 'where the texts are, by the file names in content/articles')
    .option('--content <folder>', 'the content to check', contentFolder)
    .action(async (options: { articles: string; content: string }) => {
      const check = checkEvidence({ parseContent, articleTexts: createArticleTexts(options.articles) });
      const files = await readContentFiles(options.content);
      reportFaults(await check(files, await readPages()));
      if (!process.exitCode) process.stdout.write(`${files.size} content files agree with the articles.\n`);
    });
