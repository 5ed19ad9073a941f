import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { parseContent } from '../../../lib/adapters/content/read-content.ts';
import { readContentFiles } from '../../../lib/adapters/content/read-content-files.ts';
import { readFiles } from '../../../lib/adapters/content/read-files.ts';
import { distilArticle } from '../../../lib/authoring/distil/distil-article.ts';
import type { Article, ArticleId } from '../../../lib/domain/content/article.ts';
import type { ContentFiles } from '../../../lib/domain/content/content.ts';
import { insightsFile } from '../../../lib/domain/content/content-paths.ts';
import { exitCodes } from '../../exit-code.ts';
import { UsageError } from '../../usage-error.ts';
import { contentFileIn, contentFolder, scaffoldsFolder } from '../folders.ts';
import { heldArticle } from './held-article.ts';
import { articleArgument } from './show.ts';

type Options = { content: string; articles?: string; most?: number };

export const distilCommand = (): Command =>
  new Command('distil')
    .description('Writes a worksheet: a draft of an insight for each paragraph that one may be made of')
    .addArgument(articleArgument())
    .option('--most <n>', 'so many alone, the likeliest; run again, it goes on with the next', countOf)
    .option('--content <folder>', 'the content to put them into', contentFolder)
    .option('--articles <folder>', 'where the texts are, if "add" has not kept them')
    .action(distil);

const countOf = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It takes a number, such as 10.');
  return Number(text);
};

const distil = async (id: ArticleId, options: Options): Promise<void> => {
  const files = await readContentFiles(options.content);
  const { article, paragraphs } = await heldArticle(files, id, options);
  const wanted = { language: languageOf(article, files), most: options.most };
  const distilled = distilArticle(await readFiles(scaffoldsFolder))(files, article, paragraphs, wanted);
  switch (distilled.kind) {
    case 'refused':
      throw new UsageError(distilled.because);
    case 'nothing-new':
      throw new UsageError(
        `Nothing new: every paragraph of "${id}" that makes a claim is cited, or was proposed before. "dripline show ${id} --uncited" has the others.`,
        exitCodes.needsAnswer,
      );
    case 'proposed': {
      for (const [path, text] of distilled.files) {
        const file = contentFileIn(options.content, path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      }
      const { length } = distilled.proposals;
      process.stdout.write(
        `proposed ${length} insight${length === 1 ? '' : 's'} in ${contentFileIn(options.content, insightsFile(id))}\n` +
          'Write a title and a statement of your own under each sentence, throw away what you do not need, and take "draft: true" out of what is done.\n',
      );
    }
  }
};

/** That of the article; where its page does not say, that of the only course. */
const languageOf = ({ language }: Article, files: ContentFiles): string => {
  const [course, ...others] = new Set(
    parseContent(files).parsedContent.courses.map(({ value }) => value.language),
  );
  return language ?? (others.length === 0 && course !== undefined ? course : 'en');
};
