import { fromMarkdown } from 'mdast-util-from-markdown';
import * as z from 'zod';
import { type Prose, type ProseFault, plainText, proseReader } from './prose.ts';

/** The body of a newsletter's issue: prose, with headings between its parts. */
export type Letter = readonly ({ prose: Prose } | { heading: string })[];

/** Reads Markdown as prose in which headings of level 2 (`##`) may stand. */
export const parseLetter = (markdown: string): { letter: Letter; faults: ProseFault[] } => {
  const faults: ProseFault[] = [];
  const { inline, block } = proseReader(faults);
  const letter: ({ prose: Prose } | { heading: string })[] = [];
  for (const node of fromMarkdown(markdown).children) {
    const last = letter.at(-1);
    if (node.type !== 'heading') {
      const prose = block(node);
      if (last && 'prose' in last) last.prose = [...last.prose, ...prose];
      else letter.push({ prose });
    } else if (node.depth === 2) {
      const words = [{ is: 'paragraph' as const, children: node.children.flatMap(inline) }];
      letter.push({ heading: plainText(words) });
    } else {
      faults.push({
        line: node.position?.start.line ?? 1,
        message: `holds a heading of level ${node.depth}; the headings of an issue are of level 2, written ##`,
      });
    }
  }
  return { letter, faults };
};

/** The Markdown text of an issue. A fault carries its line within the text as `params.line`. */
export const letterSchema = z.string().transform((markdown, context): Letter => {
  if (markdown.trim() === '') context.addIssue({ code: 'custom', message: 'is empty', input: markdown });
  const { letter, faults } = parseLetter(markdown);
  for (const { line, message } of faults)
    context.addIssue({ code: 'custom', message, params: { line }, input: markdown });
  return letter;
});
