import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { systemClock } from '../../../lib/adapters/clock.ts';
import { contentHash } from '../../../lib/adapters/content/content-hash.ts';
import { hashParagraph } from '../../../lib/adapters/content/hash-paragraph.ts';
import { parseContent } from '../../../lib/adapters/content/read-content.ts';
import { readFiles } from '../../../lib/adapters/content/read-files.ts';
import { readModel } from '../../../lib/adapters/model/read-model.ts';
import { distilArticle, proposalsFor } from '../../../lib/authoring/distil/distil-article.ts';
import type { Proposal } from '../../../lib/authoring/distil/propose-insights.ts';
import { questionsFor, type Written, writeClaim } from '../../../lib/authoring/distil/write-claim.ts';
import { writeClaims } from '../../../lib/authoring/distil/write-claims.ts';
import { estimateCost } from '../../../lib/authoring/estimate-cost.ts';
import { judgeClaim } from '../../../lib/authoring/judge/judge-claim.ts';
import type { Given } from '../../../lib/authoring/judge/write-verdicts.ts';
import type { Article, ArticleId } from '../../../lib/domain/content/article.ts';
import type { ContentFiles } from '../../../lib/domain/content/content.ts';
import { insightsFile } from '../../../lib/domain/content/content-paths.ts';
import type { Insight, InsightId } from '../../../lib/domain/content/insight.ts';
import { judgedClaims } from '../../../lib/domain/content/rules/judged-claims.ts';
import type { Paragraphs } from '../../../lib/domain/evidence/paragraphs.ts';
import { holdInsight } from '../../../lib/pipeline/publish/hold-insight.ts';
import { contentFileIn, contentOption, readContentFolder } from '../../content-folder.ts';
import { exitCodes } from '../../exit-code.ts';
import { say } from '../../say.ts';
import { UsageError } from '../../usage-error.ts';
import { wholeNumber } from '../../whole-number.ts';
import { scaffoldsFolder } from '../folders.ts';
import { estimateInWords, proposedInWords } from './distil-in-words.ts';
import { heldArticle } from './held-article.ts';
import { keepVerdicts } from './keep-verdicts.ts';
import { articleArgument } from './show.ts';

type Options = { content: string; articles?: string; most?: number; yes?: true; worksheet?: true };

export const distilCommand = (): Command =>
  new Command()
    .addArgument(articleArgument())
    .option('--most <n>', 'so many alone, the likeliest; run again, it goes on with the next', wholeNumber(1))
    .option('--yes', 'let the model that is configured write them, for what it costs')
    .option('--worksheet', 'without the model that is configured')
    .addOption(contentOption())
    .option('--articles <folder>', 'where the texts are, if "add" has not kept them')
    .action(distil);

const distil = async (id: ArticleId, options: Options): Promise<void> => {
  const files = await readContentFolder(options.content);
  const { article, paragraphs } = await heldArticle(files, id, options);
  const language = languageOf(article, files);
  const proposals = proposalsFor(files, article, paragraphs, { language, most: options.most });
  const written = await claimsOf({ files, article, paragraphs, proposals, language }, options);
  const worksheet = distilArticle(await readFiles(scaffoldsFolder))(files, article, proposals, written);
  switch (worksheet.kind) {
    case 'refused':
      throw new UsageError(worksheet.because);
    case 'nothing-new':
      throw new UsageError(
        `Nothing new: every paragraph of "${id}" that makes a claim is cited, or was proposed before. "dripline show ${id} --uncited" has the others.`,
        exitCodes.needsAnswer,
      );
    case 'proposed': {
      for (const [path, text] of worksheet.files) {
        const file = contentFileIn(options.content, path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      }
      await keepVerdicts(options.content, verdictsOf({ files, article, paragraphs }, written));
      const file = contentFileIn(options.content, insightsFile(id));
      for (const line of proposedInWords(file, proposals.length, written)) say(line);
    }
  }
};

type Task = {
  files: ContentFiles;
  article: Article;
  paragraphs: Paragraphs;
  proposals: readonly Proposal[];
  language: string;
};

/** What the author's model has written, once they have seen what that takes; nothing where they have none. */
const claimsOf = async (
  { files, article, paragraphs, proposals, language }: Task,
  { worksheet, yes }: Options,
): Promise<ReadonlyMap<InsightId, Written>> => {
  if (worksheet || proposals.length === 0) return new Map();
  const model = await readModel({
    file: join(process.cwd(), '.dripline', 'model.yaml'),
    variables: process.env,
  });
  if (model === undefined) return new Map();
  const questions = proposals.flatMap((proposal) =>
    questionsFor(proposal, paragraphs[proposal.paragraph - 1] ?? '', language),
  );
  const takes = estimateInWords(model.name, estimateCost(model, questions));
  if (!yes)
    throw new UsageError(
      `${takes} Say --yes to have it write them, or --worksheet to do without it.`,
      exitCodes.needsAnswer,
    );
  say(takes);
  const hold = (insight: Insight) => holdInsight({ parseContent })(files, article, paragraphs, insight);
  const claimOf = judgedClaims(parseContent(files).parsedContent, contentHash);
  const ask = judgeClaim({ model, clock: systemClock });
  const judge = (insight: Insight, paragraph: string) =>
    ask({ kind: 'claim', claim: claimOf(insight).claim, paragraphs: [paragraph] });
  return writeClaims(writeClaim({ model, hold, judge, language }), proposals, paragraphs);
};

/** What was said of the claims that stand: whoever signs one as it is has its verdict. */
const verdictsOf = (
  { files, article, paragraphs }: Pick<Task, 'files' | 'article' | 'paragraphs'>,
  written: ReadonlyMap<InsightId, Written>,
): ReadonlyMap<string, Given> => {
  const claimOf = judgedClaims(parseContent(files).parsedContent, contentHash);
  // A verdict is kept by the hashes that the article has, and was given on the words that are here.
  const isAsKnown = ({ evidence }: Insight) =>
    evidence.every((cited) =>
      cited.paragraphs.every(
        (number) => article.hashes?.[number - 1] === hashParagraph(paragraphs[number - 1] ?? ''),
      ),
    );
  return new Map(
    [...written.values()].flatMap((each): [string, Given][] => {
      if (each.kind !== 'stands' || !isAsKnown(each.insight)) return [];
      const { key } = claimOf(each.insight);
      return key === undefined ? [] : [[key, { name: each.insight.id, verdict: each.verdict }]];
    }),
  );
};

/** That of the article; where its page does not say, that of the only course. */
const languageOf = ({ language }: Article, files: ContentFiles): string => {
  const [course, ...others] = new Set(
    parseContent(files).parsedContent.courses.map(({ value }) => value.language),
  );
  return language ?? (others.length === 0 && course !== undefined ? course : 'en');
};
