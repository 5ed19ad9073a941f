import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { createFetchDocument, type Document } from '../../../lib/adapters/articles/fetch-document.ts';
import { readDocument } from '../../../lib/adapters/articles/read-document.ts';
import { createArticleTexts, keepArticleText } from '../../../lib/adapters/content/article-texts.ts';
import { hashParagraph } from '../../../lib/adapters/content/hash-paragraph.ts';
import { parseContent, readContent } from '../../../lib/adapters/content/read-content.ts';
import { readFiles } from '../../../lib/adapters/content/read-files.ts';
import { onFile } from '../../../lib/adapters/on-file.ts';
import { Unusable } from '../../../lib/adapters/unusable.ts';
import { type Addition, addArticle } from '../../../lib/authoring/add-article.ts';
import { type ArticleId, articleId } from '../../../lib/domain/content/article.ts';
import type { ContentFiles } from '../../../lib/domain/content/content.ts';
import type { FoundArticle } from '../../../lib/pipeline/ports/content.ts';
import { asOnDisk, contentFileIn, contentOption, readContentFolder } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { makeFolder } from '../../output-place.ts';
import { say } from '../../say.ts';
import { UsageError } from '../../usage-error.ts';
import { wholeNumber } from '../../whole-number.ts';
import { articleTextsFolder, scaffoldsFolder } from '../folders.ts';
import { additionInWords } from './addition-in-words.ts';
import { chosenEntries, type EntryChoice, feedInWords } from './feed-in-words.ts';

type Options = EntryChoice & { content: string; id?: ArticleId; update?: ArticleId };

export const addCommand = (): Command =>
  new Command()
    .addArgument(new Argument('<source>', 'an address, or a file'))
    .option('--id <id>', 'lower-case words joined by hyphens; without it, the title decides', idOf)
    .option('--update <article>', 'the article that this is a later version of', idOf)
    .addOption(new Option('--all', 'every article of a feed').conflicts(['latest', 'entries']))
    .addOption(
      new Option('--latest <n>', 'so many articles of a feed, the first of it')
        .argParser(wholeNumber(1))
        .conflicts('entries'),
    )
    .addOption(new Option('--entries <numbers>', 'articles of a feed, such as 1,3').argParser(numbersOf))
    .addOption(contentOption())
    .action(add);

const idOf = (text: string): ArticleId => {
  const result = articleId.safeParse(text);
  if (result.success) return result.data;
  throw new InvalidArgumentError(`An id ${result.error.issues[0]?.message ?? 'is something else'}.`);
};

const numbersOf = (text: string): number[] => text.split(',').map((part) => wholeNumber(1)(part.trim()));

const add = async (source: string, options: Options): Promise<void> => {
  await makeFolder(options.content);
  const files = await readContentFolder(options.content);
  const read = await readDocument(await documentAt(source));
  if (read.kind === 'article') {
    await enter(files, read.article, options);
    return;
  }
  const chosen = chosenEntries(read.entries, options);
  if (chosen === undefined) {
    for (const line of feedInWords(read.entries, addressesIn(files))) say(line);
    throw new UsageError(
      'This is a feed. Say which of its articles: --entries 1,3, --latest 2 or --all.',
      exitCodes.needsAnswer,
    );
  }
  if (chosen.length > 1 && (options.id ?? options.update) !== undefined)
    throw new UsageError('One id is for one article; choose one of the feed.', exitCodes.misused);
  await enterAll(files, chosen, options);
};

const addressesIn = (files: ContentFiles): ReadonlySet<string> =>
  new Set(parseContent(files).parsedContent.articles.map(({ value }) => value.url));

/** What becomes of one article is no reason to leave out the next. */
const enterAll = async (
  files: ContentFiles,
  chosen: readonly FoundArticle[],
  options: Options,
): Promise<void> => {
  let so = files;
  for (const entry of chosen) {
    try {
      so = await enter(so, await whole(entry), options);
    } catch (error) {
      if (!(error instanceof UsageError || error instanceof Unusable)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = error instanceof UsageError ? error.exitCode : exitCodes.failed;
    }
  }
};

const fetchDocument = createFetchDocument();

/** The page that a feed names, which has the whole text; what the page does not say, the feed may. */
const whole = async (entry: FoundArticle): Promise<FoundArticle> => {
  if (entry.url === undefined) return entry;
  const read = await readDocument(await fetchDocument(entry.url));
  if (read.kind === 'feed') throw new Unusable(`${entry.url} is a feed itself. Add it by itself.`);
  const said = Object.entries(read.article).filter(([, value]) => value !== undefined);
  return { ...entry, ...Object.fromEntries(said) };
};

/** As for a page: no article is larger. */
const largestFile = 10_000_000;

const documentAt = async (source: string): Promise<Document> => {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) return fetchDocument(source);
  const { size } = await onFile(source, () => stat(source));
  if (size > largestFile)
    throw new Unusable(`${source} is larger than ${largestFile / 1_000_000} MB, which no article is.`);
  return { from: source, mediaType: '', bytes: await onFile(source, () => readFile(source)) };
};

const enter = async (
  files: ContentFiles,
  found: FoundArticle,
  { content, id, update }: Options,
): Promise<ContentFiles> => {
  const folder = articleTextsFolder(content);
  const texts = createArticleTexts(folder);
  const templates = await readFiles(scaffoldsFolder);
  const enterIn = addArticle({ readContent, parseContent, hashParagraph, templates, texts });
  const addition = await enterIn(files, found, { id, update });
  const shown = asOnDisk(content);
  if (addition.kind === 'refused') throw new UsageError(shown(addition.because), exitCodes.misused);
  const changed = addition.kind === 'unchanged' ? new Map<string, string>() : await write(content, addition);
  for (const line of additionInWords(addition, found)) say(shown(line));
  return new Map([...files, ...changed]);
};

const write = async (
  content: string,
  { kind, files, text }: Extract<Addition, { text: unknown }>,
): Promise<ReadonlyMap<string, string>> => {
  const folder = articleTextsFolder(content);
  if ((await keepArticleText(folder, text, { over: kind === 'updated' })) === 'taken')
    throw new UsageError(
      `There is another text in ${folder}/${text.name} already; nothing was written. Say another id with --id.`,
      exitCodes.misused,
    );
  for (const [path, words] of files) {
    const file = contentFileIn(content, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, words);
  }
  return files;
};
