import { parseContent, readContent } from '../../adapters/content/read-content.ts';
import { changeInsight, removeInsight } from '../../authoring/change-insight.ts';
import { newFaults } from '../../authoring/new-faults.ts';
import type { ContentFiles } from '../../domain/content/content.ts';
import { insightsFile } from '../../domain/content/content-paths.ts';
import { holdInsight } from '../../pipeline/publish/hold-insight.ts';
import type { ArticleOnBench } from './articles.ts';

export type Decision = { do: 'accept' | 'keep' | 'reject'; words: Readonly<Record<string, string>> };

/** The file as it is to be, or why nothing is to be done. */
export type Settled = { file: string; text: string } | { refused: string[] };

const unwritable = 'Its file is written in a way that a page cannot change without harm; do it there.';

/** What becomes of a proposal by its author's decision. Only what passes the gate that every insight passes is signed. */
export const settleProposal = (
  files: ContentFiles,
  { article, paragraphs }: ArticleOnBench,
  id: string,
  decision: Decision,
): Settled => {
  const file = insightsFile(article.id);
  const before = files.get(file) ?? '';
  const text =
    decision.do === 'reject'
      ? removeInsight(before, id)
      : changeInsight(before, id, { words: decision.words, signed: decision.do === 'accept' });
  if (text === undefined) return { refused: [unwritable] };
  if (decision.do !== 'accept') return { file, text };

  const signed = new Map(files).set(file, text);
  const insight = parseContent(signed).parsedContent.insights.find((each) => each.value.id === id)?.value;
  const words = paragraphs?.map((paragraph) => paragraph.words);
  const held = insight && words ? holdInsight({ parseContent })(signed, article, words, insight) : [];
  const faults = newFaults(readContent, files, signed).map(
    ({ file: where, message }) => `${where} ${message}.`,
  );
  const against = [...faults, ...held.map((message) => `It ${message}.`)];
  return against.length > 0 ? { refused: [...new Set(against)] } : { file, text };
};
