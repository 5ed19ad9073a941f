import type { Image, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import * as z from 'zod';
import { imageFileName } from '../image/image.ts';
import { listOfBlocks, type ProseFault, plainInline, proseReader } from '../prose/prose.ts';
import { type Block, blockSchema } from './block.ts';

/** Blocks of the kinds that a lesson has, in the parts in which the issue's file has them: Markdown, or a list of blocks. */
export type IssueBody = readonly (readonly Block[])[];

/** A part of an issue's text with the line on which it begins, counted from 1. */
export type IssuePart = { kind: 'markdown' | 'blocks'; text: string; line: number };

/** Takes an issue's text apart where lists of blocks begin and end. */
export const partsOfIssue = (markdown: string): IssuePart[] => {
  const lines = markdown.split('\n');
  const parts: IssuePart[] = [];
  const add = (kind: IssuePart['kind'], from: number, to: number) => {
    const text = lines.slice(from, to).join('\n');
    if (kind === 'blocks' || text.trim() !== '') parts.push({ kind, text, line: from + 1 });
  };
  let next = 0;
  for (const node of fromMarkdown(markdown).children) {
    const { start, end } = node.position ?? {};
    // One that is never closed stays Markdown, where it is refused as code that is never closed.
    if (node.type !== 'code' || node.lang !== listOfBlocks || !start || !end) continue;
    if (!/^ *(```|~~~)/.test(lines[end.line - 1] ?? '') || end.line === start.line) continue;
    add('markdown', next, start.line - 1);
    add('blocks', start.line, end.line - 1);
    next = end.line;
  }
  add('markdown', next, lines.length);
  return parts;
};

/** An image in a paragraph of its own. */
const imageAlone = (node: RootContent): Image | undefined => {
  if (node.type !== 'paragraph') return undefined;
  const [only, ...others] = node.children;
  return only?.type === 'image' && others.length === 0 ? only : undefined;
};

/** The images of an issue's Markdown as they are named there, and from where to where in it the name stands. */
export const imagesNamedIn = (markdown: string): { name: string; start: number; end: number }[] =>
  fromMarkdown(markdown).children.flatMap((node) => {
    const image = imageAlone(node);
    const from = image?.position?.start.offset;
    if (!image || from === undefined) return [];
    const [, before = '', name = ''] =
      /^(!\[(?:\\.|[^\]\\])*\]\([ \t\n]*)(<[^>\n]*>|[^\s)]+)/.exec(markdown.slice(from)) ?? [];
    const start = from + before.length;
    return name === '' ? [] : [{ name: decodeURI(image.url), start, end: start + name.length }];
  });

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
export const parseIssueMarkdown = (markdown: string): { blocks: Block[]; faults: ProseFault[] } => {
  const faults: ProseFault[] = [];
  const { words, block } = proseReader(markdown, faults);
  const blocks: Block[] = [];
  for (const node of fromMarkdown(markdown).children) {
    const last = blocks.at(-1);
    const image = imageAlone(node);
    if (image) blocks.push(...readImage(image, faults));
    else if (node.type !== 'heading') {
      const prose = block(node);
      if (last?.kind === 'prose') last.prose = [...last.prose, ...prose];
      else blocks.push({ kind: 'prose', prose });
    } else if (node.depth === 2) {
      const heading = plainInline(words(node));
      if (heading.trim() === '')
        faults.push({ line: node.position?.start.line ?? 1, message: 'holds a heading without words' });
      blocks.push({ kind: 'heading', heading });
    } else {
      faults.push({
        line: node.position?.start.line ?? 1,
        message: `holds a heading of level ${node.depth}; headings in an issue are of level 2, written ##`,
      });
    }
  }
  return { blocks, faults };
};

/** A fault carries its line within the text as `params.line`. */
const markdownSchema = z.string().transform((markdown, context): Block[] => {
  const { blocks, faults } = parseIssueMarkdown(markdown);
  for (const { line, message } of faults)
    context.addIssue({ code: 'custom', message, params: { line }, input: markdown });
  return blocks;
});

/** The text of an issue by its parts, a list of blocks already read as data. */
export const issueBodySchema = z
  .array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('markdown').describe('Running text.'),
        text: markdownSchema.describe('In Markdown, with headings of level 2.'),
      }),
      z.object({
        kind: z.literal('blocks').describe('What stands between ```blocks and ```.'),
        blocks: z.array(blockSchema).min(1).describe('Blocks, as a lesson lists them.'),
      }),
    ]),
  )
  .min(1, 'is empty')
  .transform((parts): IssueBody => parts.map((part) => (part.kind === 'markdown' ? part.text : part.blocks)));
