import { fromMarkdown } from 'mdast-util-from-markdown';
import * as z from 'zod';
import { type ProseFault, plainInline, proseReader } from '../prose/prose.ts';
import type { Block } from './block.ts';

/** The body of a newsletter's issue: prose, with headings between its parts. */
export type IssueBody = readonly Block[];

/** Reads Markdown as prose in which headings of level 2 (`##`) may stand. */
export const parseIssueBody = (markdown: string): { body: IssueBody; faults: ProseFault[] } => {
  const faults: ProseFault[] = [];
  const { words, block } = proseReader(markdown, faults);
  const body: Block[] = [];
  for (const node of fromMarkdown(markdown).children) {
    const last = body.at(-1);
    if (node.type !== 'heading') {
      const prose = block(node);
      if (last?.kind === 'prose') last.prose = [...last.prose, ...prose];
      else body.push({ kind: 'prose', prose });
    } else if (node.depth === 2) {
      const heading = plainInline(words(node));
      if (heading.trim() === '')
        faults.push({ line: node.position?.start.line ?? 1, message: 'holds a heading without words' });
      body.push({ kind: 'heading', heading });
    } else {
      faults.push({
        line: node.position?.start.line ?? 1,
        message: `holds a heading of level ${node.depth}; headings in an issue are of level 2, written ##`,
      });
    }
  }
  return { body, faults };
};

/** The Markdown text of an issue. A fault carries its line within the text as `params.line`. */
export const issueBodySchema = z.string().transform((markdown, context): IssueBody => {
  if (markdown.trim() === '') context.addIssue({ code: 'custom', message: 'is empty', input: markdown });
  const { body, faults } = parseIssueBody(markdown);
  for (const { line, message } of faults)
    context.addIssue({ code: 'custom', message, params: { line }, input: markdown });
  return body;
});
