import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { createArticleTexts } from '../../../lib/adapters/content/article-texts.ts';
import { contentHash } from '../../../lib/adapters/content/content-hash.ts';
import { hashParagraph } from '../../../lib/adapters/content/hash-paragraph.ts';
import { parseContent } from '../../../lib/adapters/content/read-content.ts';
import { readModel } from '../../../lib/adapters/model/read-model.ts';
import { askInTurn } from '../../../lib/authoring/ask-in-turn.ts';
import { estimateCost } from '../../../lib/authoring/estimate-cost.ts';
import { type Judged, judgeClaim, questionFor } from '../../../lib/authoring/judge/judge-claim.ts';
import { type Claims, claimsToJudge, type OpenClaim } from '../../../lib/authoring/judge/open-claims.ts';
import { type Given, writeVerdicts } from '../../../lib/authoring/judge/write-verdicts.ts';
import { type ArticleId, articleId } from '../../../lib/domain/content/article.ts';
import type { ContentFiles } from '../../../lib/domain/content/content.ts';
import { verdictsFile } from '../../../lib/domain/content/content-paths.ts';
import { textOfFile } from '../../../lib/domain/content/file-text.ts';
import { didYouMean } from '../../../lib/domain/content/nearest.ts';
import type { ParsedContent } from '../../../lib/domain/content/parsed-content.ts';
import { type Paragraphs, paragraphsOf } from '../../../lib/domain/evidence/paragraphs.ts';
import type { Model } from '../../../lib/pipeline/ports.ts';
import { contentFileIn, contentOption, readContentFolder } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { UsageError } from '../../usage-error.ts';
import { articleTextsFolder } from '../folders.ts';
import { estimateInWords } from './distil-in-words.ts';

type Options = { content: string; articles?: string; yes?: true };

export const judgeCommand = (): Command =>
  new Command('judge')
    .description(
      'Asks your model whether each claim follows from its paragraphs, and keeps what it says for every check',
    )
    .argument('[article]', 'the article whose insights are judged; without it, all')
    .option('--yes', 'ask it, for what that costs')
    .addOption(contentOption())
    .option('--articles <folder>', 'where the texts are, if "add" has not kept them')
    .addHelpText(
      'after',
      `\nA claim is asked about once: what was said stands in verdicts.yaml until the claim or its paragraphs change, and "check" reads it with no model\nand no network. Commit the file. Exit code 1: the model gave out; 3: nothing was asked before you say --yes.`,
    )
    .action(judge);

const judge = async (asked: string | undefined, options: Options): Promise<void> => {
  const files = await readContentFolder(options.content);
  const { parsedContent } = parseContent(files);
  const article = asked === undefined ? undefined : articleNamed(asked, parsedContent);
  const texts = await textsOf(parsedContent, options.articles ?? articleTextsFolder(options.content));
  const claims = claimsToJudge(parsedContent, texts, { hash: contentHash, hashParagraph, article });
  sayWhatCannotBeAsked(claims);
  const model = await ownModel();
  const judged = await answersOf(model, claims.open, options);
  await keep(options.content, files, claims, judged);
  report(claims.open, judged);
};

const articleNamed = (name: string, { articles }: ParsedContent): ArticleId => {
  const ids = articles.map(({ value }) => value.id);
  const found = ids.find((id) => id === articleId.safeParse(name).data);
  if (found !== undefined) return found;
  throw new UsageError(`There is no article "${name}"${didYouMean(name, ids) || '.'}`, exitCodes.misused);
};

const textsOf = async (
  { articles }: ParsedContent,
  folder: string,
): Promise<ReadonlyMap<string, Paragraphs>> => {
  const { read } = createArticleTexts(folder);
  const found = articles.map(async ({ value }): Promise<[string, Paragraphs][]> => {
    const text = await read(value);
    const decoded = text === undefined ? undefined : textOfFile(value.text, text);
    return decoded && 'text' in decoded ? [[value.id, paragraphsOf(decoded.text)]] : [];
  });
  return new Map((await Promise.all(found)).flat());
};

const ownModel = async (): Promise<Model> => {
  const model = await readModel({
    file: join(process.cwd(), '.dripline', 'model.yaml'),
    variables: process.env,
  });
  if (model) return model;
  throw new UsageError(
    'No model is configured. Name one in .dripline/model.yaml or in DRIPLINE_MODEL; README says how. Without one, "check" does all the rest.',
    exitCodes.misused,
  );
};

const sayWhatCannotBeAsked = ({ unreadable }: Claims): void => {
  if (unreadable.length === 0) return;
  process.stderr.write(
    `Not asked about, since their paragraphs are not here as they were cited: ${unreadable.join(', ')}. "dripline add FILE --update ARTICLE" brings a text in.\n`,
  );
};

const answersOf = async (
  model: Model,
  open: readonly OpenClaim[],
  { yes }: Options,
): Promise<ReadonlyMap<OpenClaim, Judged>> => {
  if (open.length === 0) return new Map();
  const takes = estimateInWords(model.name, estimateCost(model, open.map(questionFor)));
  if (!yes) throw new UsageError(`${takes} Say --yes to ask it.`, exitCodes.needsAnswer);
  process.stdout.write(`${takes}\n`);
  return askInTurn(open, judgeClaim(model));
};

const keep = async (
  folder: string,
  files: ContentFiles,
  { current }: Claims,
  judged: ReadonlyMap<OpenClaim, Judged>,
): Promise<void> => {
  const given = new Map(
    [...judged].flatMap(([{ key, insight }, each]): [string, Given][] =>
      each.kind === 'judged' ? [[key, { insight, verdict: each.verdict }]] : [],
    ),
  );
  const before = files.get(verdictsFile);
  if (before === undefined && given.size === 0) return;
  const text = writeVerdicts(before, given, current);
  const file = contentFileIn(folder, verdictsFile);
  if (text === undefined)
    throw new UsageError(
      `${file} is written in a way that a program cannot change without harm; nothing was written.`,
    );
  if (text === '') await rm(file);
  else if (text !== before) await writeFile(file, text);
};

/** What was said against claims, claim by claim, and how many are left. */
const report = (open: readonly OpenClaim[], judged: ReadonlyMap<OpenClaim, Judged>): void => {
  const lines = [...judged].flatMap(([{ insight }, each]) => {
    if (each.kind === 'failed') return [`${insight}: no verdict: ${each.because}`];
    const { verdict, reason = '' } = each.verdict;
    return verdict === 'supported' ? [] : [`${insight}: ${verdict}: ${reason}`];
  });
  const left = open.filter((claim) => judged.get(claim)?.kind !== 'judged').length;
  const sum =
    open.length === 0
      ? 'Every claim that can be asked about has its verdict.'
      : `${open.length - left} judged, ${left} left`;
  for (const line of [...lines, sum]) process.stdout.write(`${line}\n`);
  if (left > 0) process.exitCode = exitCodes.failed;
};
