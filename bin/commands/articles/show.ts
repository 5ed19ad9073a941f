import { Argument, Command, InvalidArgumentError } from 'commander';
import { citationsIn } from '../../../lib/authoring/citations.ts';
import { type ShownParagraph, showArticle } from '../../../lib/authoring/show-article.ts';
import { type ArticleId, articleId } from '../../../lib/domain/content/article.ts';
import { contentOption, readContentFolder } from '../../content-folder.ts';
import { jsonOption } from '../../json-option.ts';
import { say } from '../../say.ts';
import { articleInWords } from './article-in-words.ts';
import { heldArticle } from './held-article.ts';

type Options = { content: string; articles?: string; uncited?: true; json?: true };

export const showCommand = (): Command =>
  new Command()
    .addArgument(articleArgument())
    .option('--uncited', 'the paragraphs alone that nothing cites')
    .addOption(jsonOption())
    .addOption(contentOption())
    .option('--articles <folder>', 'where the texts are, if "add" has not kept them')
    .action(show);

/** Of a command that works on one article. */
export const articleArgument = (): Argument =>
  new Argument('<article>', 'its id').argParser((text): ArticleId => {
    const parsed = articleId.safeParse(text);
    if (parsed.success) return parsed.data;
    throw new InvalidArgumentError(`An id ${parsed.error.issues[0]?.message ?? 'is something else'}.`);
  });

const show = async (id: ArticleId, options: Options): Promise<void> => {
  const files = await readContentFolder(options.content);
  const { article, paragraphs } = await heldArticle(files, id, options);
  const all = showArticle(article, paragraphs, citationsIn(files));
  const shown = options.uncited ? all.filter(({ citedBy }) => citedBy.length === 0) : all;
  const lines = options.json
    ? [JSON.stringify(jsonOf(article.id, shown), null, 2)]
    : articleInWords(article, all, shown);
  for (const line of lines) say(line);
};

const jsonOf = (article: ArticleId, paragraphs: readonly ShownParagraph[]) => ({ article, paragraphs });
