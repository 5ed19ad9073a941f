import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import * as z from 'zod';

/**
 * What an author may take for Markdown where there is none. A number or a dash at the beginning may well be meant, and so
 * may HTML by who writes about it: it is escaped, and shown as it is.
 */
const marked: Partial<Record<Nodes['type'], string>> = {
  emphasis: 'emphasis',
  strong: 'words set strong',
  link: 'a link',
  image: 'an image',
  inlineCode: 'words between backticks',
  heading: 'the sign of a heading',
};

/** Without one of these signs, or a line below another, which may be underlined, a text holds none of what is marked. */
const mayBeMarked = /[*_[<`#\n\r]/;

const markIn = (node: Nodes): string | undefined => {
  if (marked[node.type]) return marked[node.type];
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = markIn(child);
    if (found) return found;
  }
  return undefined;
};

/** Words that are shown as they are written: there are some, and none of them are Markdown, whose signs readers would see. */
export const plainWords = z
  .string()
  .refine((text) => /[^\p{Z}\p{C}\s]/u.test(text), 'is empty')
  .superRefine((text, context) => {
    const mark = mayBeMarked.test(text) ? markIn(fromMarkdown(text)) : undefined;
    if (!mark) return;
    context.addIssue({
      code: 'custom',
      message: `holds ${mark}; it is plain text, and readers would see the signs`,
      input: text,
    });
  });
