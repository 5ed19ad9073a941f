import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import * as z from 'zod';

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
  heading: 'a heading (place a `heading:` block instead)',
  blockquote: 'a block quotation',
  thematicBreak: 'a horizontal rule',
};

/** Reads the nodes of CommonMark as prose; whatever is not prose is a fault, added to `faults`. */
export const proseReader = (faults: ProseFault[]) => {
  const refuse = (node: Nodes, message: string): [] => {
    faults.push({ line: node.position?.start.line ?? 1, message });
    return [];
  };
  const refuseKind = (node: Nodes): [] =>
    refuse(
      node,
      `holds ${names[node.type] ?? `Markdown of the kind "${node.type}"`}; prose is made of paragraphs, lists, emphasis, strong, links and line breaks`,
    );

  const inline = (node: PhrasingContent): Inline[] => {
    switch (node.type) {
      case 'text':
        return [{ kind: 'text', text: node.value.replace(/\s+/g, ' ') }];
      case 'break':
        return [{ kind: 'break' }];
      case 'emphasis':
      case 'strong':
        return [{ kind: node.type, children: node.children.flatMap(inline) }];
      case 'link':
        if (!/^https?:\/\//i.test(node.url) || !URL.canParse(node.url))
          return refuse(node, `links to "${node.url}"; a link starts with https:// or http://`);
        return [{ kind: 'link', url: node.url, children: node.children.flatMap(inline) }];
      default:
        return refuseKind(node);
    }
  };

  const block = (node: RootContent): ProseBlock[] => {
    switch (node.type) {
      case 'paragraph':
        return [{ kind: 'paragraph', children: node.children.flatMap(inline) }];
      case 'list':
        return [
          {
            kind: 'list',
            ordered: node.ordered === true,
            start: node.start ?? 1,
            items: node.children.map((item) => item.children.flatMap(block)),
          },
        ];
      default:
        return refuseKind(node);
    }
  };
  return { inline, block };
};

/** Reads Markdown (CommonMark); everything that is not prose is a fault. */
export const parseProse = (markdown: string): { prose: Prose; faults: ProseFault[] } => {
  const faults: ProseFault[] = [];
  return { prose: fromMarkdown(markdown).children.flatMap(proseReader(faults).block), faults };
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
