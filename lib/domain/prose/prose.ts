import type {
  Blockquote,
  Code,
  Heading,
  Link,
  List,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
} from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import * as z from 'zod';
import { codeSchema } from './code.ts';
import { addressOfLink } from './link-address.ts';
import { strangeCharacter } from './strange-characters.ts';
import { unknownSyntax } from './unknown-syntax.ts';

/** Running text inside a paragraph. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'code'; text: string }
  | { kind: 'emphasis' | 'strong'; children: Inline[] }
  | { kind: 'link'; url: string; children: Inline[] };

export type ProseBlock =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: ProseBlock[][] }
  | { kind: 'quotation'; children: ProseBlock[] }
  | { kind: 'code'; code: string };

/** What an author's Markdown may hold: paragraphs, lists, quotations and code; emphasis, strong, links, code and line breaks. */
export type Prose = readonly ProseBlock[];

/** The line is counted from 1 within the Markdown text. */
export type ProseFault = { line: number; message: string };

const names: Partial<Record<Nodes['type'], string>> = {
  html: 'raw HTML',
  image:
    'an image among words (in a lesson place an `image:` block, in an issue put it on a line of its own)',
  imageReference: 'an image whose file is named elsewhere (name it in the image itself)',
  heading: 'a heading (place a `heading:` block instead)',
  thematicBreak: 'a horizontal rule',
  definition: 'the address of a link (write it in the link itself)',
  linkReference: 'a link whose address stands elsewhere',
};

const madeOf =
  'prose is made of paragraphs, lists, quotations and code, with emphasis, strong, links and line breaks';

/** What CommonMark and CSS take for blank and make one space of; U+00A0 and other spaces of their own stay. */
const blanks = /[ \t\n\f\r]+/g;

const hasWords = (children: readonly Inline[]): boolean => /[^\p{Z}\p{C}\s]/u.test(plainInline(children));

type Refuse = (node: Nodes, message: string) => [];

const refuseKind = (node: Nodes, refuse: Refuse): [] =>
  refuse(node, `holds ${names[node.type] ?? `Markdown of the kind "${node.type}"`}; ${madeOf}`);

/** References such as `&#x202e;` stand for characters that are looked at only now. */
const isText = (node: Nodes, text: string, refuse: Refuse): boolean => {
  const strange = strangeCharacter(text.replaceAll('\t', ' '));
  if (strange) refuse(node, strange.message);
  return strange === undefined;
};

const inlineReader = (refuse: Refuse, faults: readonly ProseFault[]) => {
  const link = (node: Link): Inline[] => {
    const url = addressOfLink(node.url);
    if (url === undefined)
      return refuse(node, `links to "${node.url}"; a link starts with https:// or http://`);
    if (!isText(node, node.url, refuse)) return [];
    if (node.title) return refuse(node, `has a title in a link, “${node.title}”, which no mail shows`);
    const before = faults.length;
    const children = node.children.flatMap(inline);
    if (faults.length === before && !hasWords(children)) return refuse(node, 'has a link without words');
    return [{ kind: 'link', url, children }];
  };

  const inline = (node: PhrasingContent): Inline[] => {
    switch (node.type) {
      case 'text': {
        const { value } = node;
        return isText(node, value, refuse) ? [{ kind: 'text', text: value.replace(blanks, ' ') }] : [];
      }
      case 'break':
        return [{ kind: 'break' }];
      case 'inlineCode':
        return isText(node, node.value, refuse) ? [{ kind: 'code', text: node.value }] : [];
      case 'emphasis':
      case 'strong':
        return [{ kind: node.type, children: node.children.flatMap(inline) }];
      case 'link':
        return link(node);
      default:
        return refuseKind(node, refuse);
    }
  };
  return inline;
};

/** What the fence says that a list of blocks stands in, in the text of an issue. */
export const listOfBlocks = 'blocks';

/** Code between fences, as it is written; set in without them, a paragraph would become code by mistake. */
const readCode = (node: Code, markdown: string, refuse: Refuse): ProseBlock[] => {
  const source = markdown.slice(node.position?.start.offset, node.position?.end.offset);
  const [, fence] = /^(`{3,}|~{3,})/.exec(source) ?? [];
  if (fence === undefined)
    return refuse(
      node,
      'holds lines set in by four blanks; to show code, put ``` on a line before and after it',
    );
  if (!source.trimEnd().endsWith(fence) || !source.includes('\n'))
    return refuse(node, `opens code with ${fence} and does not close it`);
  if (node.lang === listOfBlocks)
    return refuse(
      node,
      'has ```blocks within prose; blocks stand beside prose, in an issue at the margin of its text',
    );
  const code = codeSchema.safeParse(node.value);
  if (!code.success) return refuse(node, 'has code without a line');
  return isText(node, node.value, refuse) ? [{ kind: 'code', code: code.data }] : [];
};

/** Reads the nodes of CommonMark as prose; whatever is not prose is a fault, added to `faults`. */
export const proseReader = (markdown: string, faults: ProseFault[]) => {
  const refuse: Refuse = (node, message) => {
    faults.push({ line: node.position?.start.line ?? 1, message });
    return [];
  };
  const inline = inlineReader(refuse, faults);

  /** The words of a paragraph or heading; syntax that is none here would be shown as it is written. */
  const words = (node: Paragraph | Heading, beginsItem = false): Inline[] => {
    const unknown = unknownSyntax(node, markdown, beginsItem);
    if (unknown)
      faults.push({
        line: unknown.line,
        message: `holds ${unknown.name}; ${madeOf}. To show the signs themselves, put a backslash before each`,
      });
    return node.children.flatMap(inline);
  };

  const paragraph = (node: Paragraph, beginsItem: boolean): ProseBlock[] => {
    const before = faults.length;
    const children = words(node, beginsItem);
    if (faults.length === before && !hasWords(children)) refuse(node, 'has a paragraph without words');
    return [{ kind: 'paragraph', children }];
  };

  const list = ({ ordered, start, children }: List): ProseBlock[] => {
    for (const item of children)
      if (item.children.length === 0) refuse(item, 'has an item without words in a list');
    const items = children.map((item) => item.children.flatMap((child, index) => block(child, index === 0)));
    return [{ kind: 'list', ordered: ordered === true, start: start ?? 1, items }];
  };

  const quotation = (node: Blockquote): ProseBlock[] =>
    node.children.length === 0
      ? refuse(node, 'has a quotation without words')
      : [{ kind: 'quotation', children: node.children.flatMap((child) => block(child)) }];

  const block = (node: RootContent, beginsItem = false): ProseBlock[] => {
    switch (node.type) {
      case 'paragraph':
        return paragraph(node, beginsItem);
      case 'list':
        return list(node);
      case 'blockquote':
        return quotation(node);
      case 'code':
        return readCode(node, markdown, refuse);
      default:
        return refuseKind(node, refuse);
    }
  };
  return { words, block };
};

/** Reads Markdown (CommonMark); everything that is not prose is a fault. */
export const parseProse = (markdown: string): { prose: Prose; faults: ProseFault[] } => {
  const faults: ProseFault[] = [];
  const { block } = proseReader(markdown, faults);
  return { prose: fromMarkdown(markdown).children.flatMap((node) => block(node)), faults };
};

const plainNode = (node: Inline): string => {
  switch (node.kind) {
    case 'text':
    case 'code':
      return node.text;
    case 'break':
      return ' ';
    case 'emphasis':
    case 'strong':
    case 'link':
      return plainInline(node.children);
  }
};

/** Running text without its marks. */
export const plainInline = (children: readonly Inline[]): string => children.map(plainNode).join('');

const plainBlock = (block: ProseBlock): string => {
  switch (block.kind) {
    case 'paragraph':
      return plainInline(block.children);
    case 'list':
      return block.items.map(plainText).join('\n');
    case 'quotation':
      return plainText(block.children);
    case 'code':
      return block.code;
  }
};

/** The words of prose without its marks, a paragraph a line. */
export const plainText = (prose: Prose): string => prose.map(plainBlock).join('\n');

/** A Markdown field of a content file. An issue carries its line within the text as `params.line`. */
export const proseSchema = z
  .string()
  .refine((text) => text.trim() !== '', 'is empty')
  .transform((markdown, context): Prose => {
    const { prose, faults } = parseProse(markdown);
    for (const { line, message } of faults)
      context.addIssue({ code: 'custom', message, params: { line }, input: markdown });
    return prose;
  });
