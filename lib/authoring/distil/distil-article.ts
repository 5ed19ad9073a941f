import Handlebars from 'handlebars';
import { Document, isScalar, isSeq, stringify, visit } from 'yaml';
import type { Article } from '../../domain/content/article.ts';
import type { ContentFiles } from '../../domain/content/content.ts';
import { articleFile, insightsFile } from '../../domain/content/content-paths.ts';
import type { Insight, InsightId } from '../../domain/content/insight.ts';
import type { Paragraphs } from '../../domain/evidence/paragraphs.ts';
import { citationsIn, insightIdsIn } from '../citations.ts';
import { fillWith, type ScaffoldTemplates } from '../fill-template.ts';
import { insertItem } from '../insert-item.ts';
import { listOf, setKey } from '../set-key.ts';
import { type Proposal, proposeInsights } from './propose-insights.ts';
import type { Written } from './write-claim.ts';

/** The files to write; or a sentence on why nothing is to be written. */
export type Worksheet =
  | { kind: 'proposed'; files: ReadonlyMap<string, string> }
  | { kind: 'nothing-new' }
  | { kind: 'refused'; because: string };

export type Wanted = { language: string; most?: number | undefined };

/** What may be made of an article: nothing that is cited, and nothing twice, not even what its author has thrown away. */
export const proposalsFor = (
  files: ContentFiles,
  { id, proposed = [] }: Article,
  paragraphs: Paragraphs,
  wanted: Wanted,
): Proposal[] => {
  const cited = citationsIn(files).filter((citation) => citation.article === id);
  const done = new Set([...proposed, ...cited.map(({ paragraph }) => paragraph)]);
  return proposeInsights({ ...wanted, article: id, paragraphs, done, taken: insightIdsIn(files) });
};

/**
 * A worksheet: a draft for each proposal, with the sentence that says most in a comment above it, and what can be read off it
 * filled in; its claim too, where a model has written one that stands. Whatever is in the file stays as it is.
 */
export const distilArticle =
  (templates: ScaffoldTemplates) =>
  (
    files: ContentFiles,
    { id, proposed = [] }: Article,
    proposals: readonly Proposal[],
    written: ReadonlyMap<InsightId, Written> = new Map(),
  ): Worksheet => {
    if (proposals.length === 0) return { kind: 'nothing-new' };
    const file = insightsFile(id);
    const begun = files.get(file) ?? fillWith(templates)('insights.yaml', { article: id });
    const drafts = proposals.reduce<string | undefined>((text, proposal) => {
      const apart = text !== begun || files.has(file) ? '\n' : '';
      const draft = draftOf(templates, proposal, written.get(proposal.id));
      return text && insertItem(text, 'insights', `${apart}${draft}`);
    }, begun);
    if (drafts === undefined)
      return {
        kind: 'refused',
        because: `Nothing was written, since the list "insights" of ${file} is not written as one that an item can be put into.`,
      };
    const numbers = [...new Set([...proposed, ...proposals.map(({ paragraph }) => paragraph)])];
    const known = setKey(files.get(articleFile(id)) ?? '', 'proposed', listOf(numbers.sort((a, b) => a - b)));
    if (known === undefined)
      return {
        kind: 'refused',
        because: `Nothing was written, since ${articleFile(id)} is written in a way that a program cannot change without harm; write it as plain keys and values.`,
      };
    return {
      kind: 'proposed',
      files: new Map([
        [file, drafts],
        [articleFile(id), known],
      ]),
    };
  };

/** As many characters of a comment as somebody reads. */
const longestRemark = 600;

/** As a comment may be: on one line, of nothing but text, and short enough to be read. */
const remark = (words: string): string =>
  [...words.replace(/[\p{C}\s\uFFFD]+/gu, ' ').trim()].slice(0, longestRemark).join('');

const draftOf = (templates: ScaffoldTemplates, proposal: Proposal, written: Written | undefined): string => {
  if (written?.kind === 'stands') return `# “${remark(proposal.sentence)}”\n${itemOf(written.insight)}`;
  const worksheet = draftToWrite(templates, proposal);
  return written?.claim !== undefined
    ? `# rejected: ${remark(written.claim)}\n# because it ${remark(written.because)}\n${worksheet}`
    : worksheet;
};

const itemOf = ({ id, draft, kind, ...rest }: Insight): string => {
  const document = new Document([{ id, draft, kind, ...rest }]);
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && key.value === 'paragraphs' && isSeq(value)) value.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
};

const draftToWrite = (templates: ScaffoldTemplates, proposal: Proposal): string => {
  const { id, article, kind, paragraph, sentence, figures, year } = proposal;
  // A share says more than a sum, and a sum more than a count.
  const number =
    figures.find((each) => /[%‰]/.test(each)) ?? figures.find((each) => /[$€£¥°]/.test(each)) ?? figures[0];
  return Handlebars.compile(templates.get('proposal.yaml'), { noEscape: true })({
    id,
    article,
    kind,
    paragraph,
    sentence: `“${remark(sentence)}”`,
    figures: figures.join(' · '),
    [kind]: true,
    number: number === undefined ? '' : stringify(number, { defaultStringType: 'QUOTE_DOUBLE' }).trim(),
    year: year ?? 'unknown',
  });
};
