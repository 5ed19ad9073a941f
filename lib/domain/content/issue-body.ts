import type { Image, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import * as z from 'zod';
import { imageFileName } from '../image/image.ts';
import { type ProseFault, plainInline, proseReader } from '../prose/prose.ts';
import { type Block, blockSchema } from './block.ts';

/** The body of a newsletter's issue: prose, with headings and images between its parts. */
export type IssueBody = readonly Block[];

/** An image in a paragraph of its own. */
const imageAlone = (node: RootContent): Image | undefined => {
  if (node.type !== 'paragraph') return undefined;
  const [only, ...others] = node.children;
  return only?.type === 'image' && others.length === 0 ? only : undefined;
};

const readImage = ({ url, alt, title, position }: Image, faults: ProseFault[]): Block[] => {
  const line = position?.start.line ?? 1;
  const written = { image: decodeURI(url), alt: alt ?? '', ...(title ? { caption: title } : {}) };
  const read = blockSchema.safeParse(written);
  if (read.success && read.data.kind === 'image') return [{ ...read.data, line }];
  faults.push({ line, message: whatIsWrongWith(written) });
  return [];
};

const whatIsWrongWith = ({ image, alt }: { image: string; alt: string }): string => {
  if (!imageFileName.safeParse(image).success)
    return `shows "${image}"; an image is a file beside the issue, as in ![what it shows](oven.jpg)`;
  return alt.trim() === ''
    ? `shows ${image} without words for whoever does not see it; write ![what it shows](${image})`
    : `shows ${image} with words that hold Markdown or are longer than 250 characters; readers would see the signs`;
};

/** Reads Markdown as prose in which headings of level 2 (`##`) may stand, and images on lines of their own. */
export const parseIssueBody = (markdown: string): { body: IssueBody; faults: ProseFault[] } => {
  const faults: ProseFault[] = [];
  const { words, block } = proseReader(markdown, faults);
  const body: Block[] = [];
  for (const node of fromMarkdown(markdown).children) {
    const last = body.at(-1);
    const image = imageAlone(node);
    if (image) body.push(...readImage(image, faults));
    else if (node.type !== 'heading') {
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
