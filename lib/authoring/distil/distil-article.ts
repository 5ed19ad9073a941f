import Handlebars from 'handlebars';
import { stringify } from 'yaml';
import type { Article } from '../../domain/content/article.ts';
import type { ContentFiles } from '../../domain/content/content.ts';
import { articleFile, insightsFile } from '../../domain/content/content-paths.ts';
import type { Paragraphs } from '../../domain/content/paragraphs.ts';
import { citationsIn, insightIdsIn } from '../citations.ts';
import { fillWith, type ScaffoldTemplates } from '../fill-template.ts';
import { insertItem } from '../insert-item.ts';
import { listOf, setKey } from '../set-key.ts';
import { type Proposal, proposeInsights } from './propose-insights.ts';

/** What was proposed, and the files to write; or a sentence on why nothing is to be written. */
export type Worksheet =
  | { kind: 'proposed'; proposals: Proposal[]; files: ReadonlyMap<string, string> }
  | { kind: 'nothing-new' }
  | { kind: 'refused'; because: string };

export type Wanted = { language: string; most?: number | undefined };

/**
 * A worksheet: a draft for each paragraph that an insight may be made of, with the sentence that says most in a comment above
 * it, and what can be read off it filled in. Whatever is in the file stays as it is, and nothing is proposed twice, not even what
 * its author has thrown away.
 */
export const distilArticle =
  (templates: ScaffoldTemplates) =>
  (files: ContentFiles, article: Article, paragraphs: Paragraphs, wanted: Wanted): Worksheet => {
    const { id, proposed = [] } = article;
    const cited = citationsIn(files).filter((citation) => citation.article === id);
    const done = new Set([...proposed, ...cited.map(({ paragraph }) => paragraph)]);
    const taken = insightIdsIn(files);
    const proposals = proposeInsights({ ...wanted, article: id, paragraphs, done, taken });
    if (proposals.length === 0) return { kind: 'nothing-new' };
    const file = insightsFile(id);
    const begun = files.get(file) ?? fillWith(templates)('insights.yaml', { article: id });
    const drafts = proposals.reduce<string | undefined>((text, proposal) => {
      const apart = text !== begun || files.has(file) ? '\n' : '';
      return text && insertItem(text, 'insights', `${apart}${draftOf(templates, proposal)}`);
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
      proposals,
      files: new Map([
        [file, drafts],
        [articleFile(id), known],
      ]),
    };
  };

const draftOf = (templates: ScaffoldTemplates, proposal: Proposal): string => {
  const { id, article, kind, paragraph, sentence, figures, year } = proposal;
  // A share says more than a sum, and a sum more than a count.
  const number =
    figures.find((each) => /[%‰]/.test(each)) ?? figures.find((each) => /[$€£¥°]/.test(each)) ?? figures[0];
  return Handlebars.compile(templates.get('proposal.yaml'), { noEscape: true })({
    id,
    article,
    kind,
    paragraph,
    sentence: `“${sentence}”`,
    figures: figures.join(' · '),
    [kind]: true,
    number: number === undefined ? '' : stringify(number, { defaultStringType: 'QUOTE_DOUBLE' }).trim(),
    year: year ?? 'unknown',
  });
};
