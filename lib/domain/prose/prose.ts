import type { Heading, Link, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import * as z from 'zod';
import { strangeCharacter } from './strange-characters.ts';
import { unknownSyntax } from './unknown-syntax.ts';

/** Running text inside a paragraph. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'emphasis' | 'strong'; children: Inline[] }
  | { kind: 'link'; url: string; children: Inline[] };

export type ProseBlock =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: ProseBlock[][] };

/** What an author's Markdown may hold: paragraphs, lists, emphasis, strong, links and line breaks. */
export type Prose = readonly ProseBlock[];

/** The line is counted from 1 within the Markdown text. */
export type ProseFault = { line: number; message: string };

const names: Partial<Record<Nodes['type'], string>> = {
  html: 'raw HTML',
  image: 'an image',
  imageReference: 'an image',
  heading: 'a heading (place a `heading:` block instead)',
  blockquote: 'a block quotation',
  thematicBreak: 'a horizontal rule',
  code: 'a block of code',
  inlineCode: 'words between backticks',
  definition: 'the address of a link (write it in the link itself)',
  linkReference: 'a link whose address stands elsewhere',
};

const madeOf = 'prose is made of paragraphs, lists, emphasis, strong, links and line breaks';

/** What CommonMark and CSS take for blank and make one space of; U+00A0 and other spaces of their own stay. */
const blanks = /[ \t\n\f\r]+/g;

const hasWords = (children: readonly Inline[]): boolean =>
  /[^\p{Z}\p{C}\s]/u.test(plainText([{ kind: 'paragraph', children: [...children] }]));

/** Reads the nodes of CommonMark as prose; whatever is not prose is a fault, added to `faults`. */
export const proseReader = (markdown: string, faults: ProseFault[]) => {
  const refuse = (node: Nodes, message: string): [] => {
    faults.push({ line: node.position?.start.line ?? 1, message });
    return [];
  };
  const refuseKind = (node: Nodes): [] =>
    refuse(node, `holds ${names[node.type] ?? `Markdown of the kind "${node.type}"`}; ${madeOf}`);

  /** References such as `&#x202e;` stand for characters that are looked at only now. */
  const isText = (node: Nodes, text: string): boolean => {
    const strange = strangeCharacter(text.replaceAll('\t', ' '));
    if (strange) refuse(node, strange.message);
    return strange === undefined;
  };

  const link = (node: Link): Inline[] => {
    if (!/^https?:\/\/[^/\\]/i.test(node.url) || !URL.canParse(node.url))
      return refuse(node, `links to "${node.url}"; a link starts with https:// or http://`);
    if (!isText(node, node.url)) return [];
    if (node.title) return refuse(node, `has a title in a link, “${node.title}”, which no mail shows`);
    const before = faults.length;
    const children = node.children.flatMap(inline);
    if (faults.length === before && !hasWords(children)) return refuse(node, 'has a link without words');
    // As every program writes it: the same in each rendering, and without spaces that would cut it.
    return [{ kind: 'link', url: new URL(node.url).href, children }];
  };

  const inline = (node: PhrasingContent): Inline[] => {
    switch (node.type) {
      case 'text':
        return isText(node, node.value) ? [{ kind: 'text', text: node.value.replace(blanks, ' ') }] : [];
      case 'break':
        return [{ kind: 'break' }];
      case 'emphasis':
      case 'strong':
        return [{ kind: node.type, children: node.children.flatMap(inline) }];
      case 'link':
        return link(node);
      default:
        return refuseKind(node);
    }
  };

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

  const block = (node: RootContent, beginsItem = false): ProseBlock[] => {
    switch (node.type) {
      case 'paragraph': {
        const before = faults.length;
        const children = words(node, beginsItem);
        if (faults.length === before && !hasWords(children)) refuse(node, 'has a paragraph without words');
        return [{ kind: 'paragraph', children }];
      }
      case 'list':
        for (const item of node.children)
          if (item.children.length === 0) refuse(item, 'has an item without words in a list');
        return [
          {
            kind: 'list',
            ordered: node.ordered === true,
            start: node.start ?? 1,
            items: node.children.map((item) =>
              item.children.flatMap((child, index) => block(child, index === 0)),
            ),
          },
        ];
      default:
        return refuseKind(node);
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

/** The words of prose without its marks, a paragraph a line. */
export const plainText = (prose: Prose): string => {
  const inline = (node: Inline): string => {
    switch (node.kind) {
      case 'text':
        return node.text;
      case 'break':
        return ' ';
      case 'emphasis':
      case 'strong':
      case 'link':
        return node.children.map(inline).join('');
    }
  };
  return prose
    .map((block) =>
      block.kind === 'paragraph'
        ? block.children.map(inline).join('')
        : block.items.map(plainText).join('\n'),
    )
    .join('\n');
};

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
