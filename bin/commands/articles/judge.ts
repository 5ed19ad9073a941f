import { join } from 'node:path';
import { Command } from 'commander';
import { systemClock } from '../../../lib/adapters/clock.ts';
import { createArticleTexts } from '../../../lib/adapters/content/article-texts.ts';
import { contentHash } from '../../../lib/adapters/content/content-hash.ts';
import { hashParagraph } from '../../../lib/adapters/content/hash-paragraph.ts';
import { parseContent } from '../../../lib/adapters/content/read-content.ts';
import { readModel } from '../../../lib/adapters/model/read-model.ts';
import { askInTurn } from '../../../lib/authoring/ask-in-turn.ts';
import { estimateCost } from '../../../lib/authoring/estimate-cost.ts';
import { type Judged, judgeClaim, questionFor } from '../../../lib/authoring/judge/judge-claim.ts';
import { type Claims, claimsToJudge, type OpenClaim } from '../../../lib/authoring/judge/open-claims.ts';
import type { Forgotten } from '../../../lib/authoring/judge/write-verdicts.ts';
import { type ArticleId, articleId } from '../../../lib/domain/content/article.ts';
import { type Fault, faultInWords } from '../../../lib/domain/content/content.ts';
import { verdictsFile } from '../../../lib/domain/content/content-paths.ts';
import { textOfFile } from '../../../lib/domain/content/file-text.ts';
import type { ParsedContent } from '../../../lib/domain/content/parsed-content.ts';
import { type Paragraphs, paragraphsOf } from '../../../lib/domain/evidence/paragraphs.ts';
import { didYouMean } from '../../../lib/domain/prose/nearest.ts';
import type { Model } from '../../../lib/pipeline/ports/model.ts';
import { asOnDisk, contentOption, readContentFolder } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { say } from '../../say.ts';
import { UsageError } from '../../usage-error.ts';
import { articleTextsFolder } from '../folders.ts';
import { estimateInWords } from './distil-in-words.ts';
import { keepVerdicts } from './keep-verdicts.ts';

type Options = { content: string; articles?: string; yes?: true };

export const judgeCommand = (): Command =>
  new Command()
    .argument(
      '[article]',
      'the article whose insights are judged, and what is written beside them; without it, all',
    )
    .option('--yes', 'ask it, for what that costs')
    .addOption(contentOption())
    .option('--articles <folder>', 'where the texts are, if "add" has not kept them')
    .addHelpText(
      'after',
      `\nEach is asked about once: what was said stands in verdicts.yaml until the words or the paragraphs change, and "check" reads it with no model\nand no network. Commit the file. Exit code 1: the model gave out; 3: nothing was asked before you say --yes,\nor some could not be asked about, since their paragraphs are not here as they were cited.`,
    )
    .action(judge);

const judge = async (asked: string | undefined, options: Options): Promise<void> => {
  const { parsedContent, faults } = parseContent(await readContentFolder(options.content));
  refuseFaulty(faults, options.content);
  const article = asked === undefined ? undefined : articleNamed(asked, parsedContent);
  const texts = await textsOf(parsedContent, options.articles ?? articleTextsFolder(options.content));
  const claims = claimsToJudge(parsedContent, texts, { hash: contentHash, hashParagraph, article });
  sayWhatCannotBeAsked(claims);
  const ask = claims.open.length === 0 ? undefined : await judgeFor(claims.open, options);
  // What cannot be read may be what an old verdict is on.
  const isCurrent = (key: string) => faults.length > 0 || claims.current.has(key);
  sayWhatIsForgotten(await keepVerdicts(options.content, new Map(), isCurrent));
  const judged = ask ? await askInTurn(claims.open, ask) : new Map<OpenClaim, Judged>();
  report(claims.open, judged);
};

/** Nobody is to pay twice for what stands in a file that cannot be read. */
const refuseFaulty = (faults: readonly Fault[], content: string): void => {
  const fault = faults.find(({ file }) => file === verdictsFile);
  if (fault) throw new UsageError(asOnDisk(content)(`Nothing was asked, since ${faultInWords(fault)}.`));
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
  process.exitCode = exitCodes.needsAnswer;
};

/** What asks about one claim and keeps the answer at once, since it is paid for; once its author has seen what all of them take. */
const judgeFor = async (open: readonly OpenClaim[], { content, yes }: Options) => {
  const model = await ownModel();
  const questions = open.map(({ asked }) => questionFor(asked));
  const passages = open.filter(({ asked }) => asked.kind === 'passage').length;
  const takes = [
    estimateInWords(model.name, estimateCost(model, questions)),
    ...(passages > 0 ? [`Of these, ${passages} on passages of your own.`] : []),
  ].join(' ');
  if (!yes) throw new UsageError(`${takes} Say --yes to ask it.`, exitCodes.needsAnswer);
  say(takes);
  const ask = judgeClaim({ model, clock: systemClock });
  return async (claim: OpenClaim): Promise<Judged> => {
    const judged = await ask(claim.asked);
    if (judged.kind === 'judged')
      await keepVerdicts(content, new Map([[claim.key, { name: claim.name, verdict: judged.verdict }]]));
    return judged;
  };
};

/** What an author has written is not thrown away without a word. */
const sayWhatIsForgotten = (forgotten: readonly Forgotten[]): void => {
  for (const { name, overruled } of forgotten)
    process.stderr.write(
      `${name} is gone, or another claim now, or rests on other words: the verdict that you had overruled is gone, and so is why: ${overruled}\n`,
    );
};

/** What was said against claims, claim by claim, and how many are left. */
const report = (open: readonly OpenClaim[], judged: ReadonlyMap<OpenClaim, Judged>): void => {
  const lines = [...judged].flatMap(([{ name }, each]) => {
    if (each.kind === 'failed') return [`${name}: no verdict: ${each.because}`];
    const { verdict, reason } = each.verdict;
    return verdict === 'supported' ? [] : [`${name}: ${verdict}: ${reason}`];
  });
  const left = open.filter((claim) => judged.get(claim)?.kind !== 'judged').length;
  const sum =
    open.length === 0
      ? 'All that can be asked about has its verdict.'
      : `${open.length - left} judged, ${left} left`;
  for (const line of [...lines, sum]) say(line);
  if (left > 0) process.exitCode = exitCodes.failed;
};
