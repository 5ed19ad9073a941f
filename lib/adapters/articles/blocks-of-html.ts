import { oneLine } from './found-fields.ts';

/** What of a node is looked at here; linkedom's own types leave open what a node is. */
type Markup = {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<Markup>;
};

const [element, text] = [1, 3];

const block =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|CAPTION|DD|DETAILS|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|H[1-6]|HEADER|HR|HTML|LI|MAIN|NAV|OL|P|PRE|SECTION|SUMMARY|TABLE|TBODY|TFOOT|THEAD|TR|UL)$/;
const unread = /^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT|HEAD|SVG|MATH|IFRAME|BUTTON|SELECT|TEXTAREA|INPUT)$/;

/** The words of running text; a line break in it is a space. */
const wordsOf = (node: Markup): string => {
  const name = node.nodeName.toUpperCase();
  if (node.nodeType === text) return node.textContent ?? '';
  if (node.nodeType !== element || unread.test(name)) return '';
  return name === 'BR' ? ' ' : [...node.childNodes].map(wordsOf).join('');
};

/** A row is one paragraph, since its figures are about one thing. */
const rowOf = (node: Markup): string =>
  [...node.childNodes]
    .filter(({ nodeName }) => /^T[DH]$/i.test(nodeName))
    .map((cell) => oneLine(wordsOf(cell)))
    .join(' | ');

/**
 * The blocks of a piece of a page, in order: paragraphs, headings, items, rows, captions. Each is one line of words, whose
 * neighbours are not glued to it; text that stands loose between blocks is one too.
 */
export const blocksOfHtml = (root: Markup): string[] => {
  const blocks: string[] = [];
  let loose = '';
  const close = () => {
    if (/[\p{L}\p{N}]/u.test(loose)) blocks.push(oneLine(loose));
    loose = '';
  };
  const walkInto = (node: Markup): void => {
    for (const child of node.childNodes) walk(child);
  };
  const walk = (node: Markup): void => {
    const name = node.nodeName.toUpperCase();
    if (node.nodeType === text) loose += node.textContent ?? '';
    else if (node.nodeType !== element || unread.test(name)) return;
    else if (name === 'BR') loose += ' ';
    else if (!block.test(name)) walkInto(node);
    else {
      close();
      if (name === 'TR') loose = rowOf(node);
      else walkInto(node);
      close();
    }
  };
  walk(root);
  close();
  return blocks;
};
