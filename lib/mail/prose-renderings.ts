import Handlebars from 'handlebars';
import type { Inline, Prose, ProseBlock } from '../domain/prose/prose.ts';

const { escapeExpression } = Handlebars;

export const inlinesAsHtml = (children: readonly Inline[]): string => children.map(inlineAsHtml).join('');

const inlineAsHtml = (node: Inline): string => {
  switch (node.kind) {
    case 'text':
      return escapeExpression(node.text);
    case 'break':
      return '<br />';
    case 'code':
      return `<code dir="ltr">${escapeExpression(node.text)}</code>`;
    case 'emphasis':
      return `<em>${inlinesAsHtml(node.children)}</em>`;
    case 'strong':
      return `<strong>${inlinesAsHtml(node.children)}</strong>`;
    case 'link':
      return `<a href="${escapeExpression(node.url)}">${inlinesAsHtml(node.children)}</a>`;
  }
};

/** A list item that is one paragraph needs no paragraph of its own. */
const itemAsHtml = (item: readonly ProseBlock[]): string => {
  const [first, ...rest] = item;
  const head = first?.kind === 'paragraph' ? inlinesAsHtml(first.children) : proseAsHtml(item.slice(0, 1));
  return `<li dir="auto">${head}${proseAsHtml(rest)}</li>`;
};

/** A list that starts elsewhere says so; numbers of several digits want more room beside them. */
const numbering = ({ start, items }: Extract<ProseBlock, { kind: 'list' }>): string => {
  const isWide = start + items.length - 1 >= 100;
  return `${start === 1 ? '' : ` start="${start}"`}${isWide ? ' class="wide"' : ''}`;
};

/** Code as it stands: its lines end in elements, since blanks after a line's end are taken out of compiled mails. */
export const codeAsHtml = (code: string): string =>
  `<pre dir="ltr"><code>${escapeExpression(code).replaceAll('\n', '<br />')}</code></pre>`;

const blockAsHtml = (block: ProseBlock): string => {
  switch (block.kind) {
    case 'paragraph':
      // In the direction of its own words, whichever way the mail around it runs.
      return `<p dir="auto">${inlinesAsHtml(block.children)}</p>`;
    case 'list': {
      const items = block.items.map(itemAsHtml).join('');
      return block.ordered ? `<ol${numbering(block)}>${items}</ol>` : `<ul>${items}</ul>`;
    }
    case 'quotation':
      return `<blockquote>${proseAsHtml(block.children)}</blockquote>`;
    case 'code':
      return codeAsHtml(block.code);
  }
};

/** Prose as semantic HTML, all text escaped. */
export const proseAsHtml = (prose: Prose): string => prose.map(blockAsHtml).join('');

/** Whether the words of a link are its address already, written in whichever way. */
const isAddress = (label: string, url: string): boolean =>
  /^https?:\/\//i.test(label) && URL.canParse(label) && new URL(label).href === url;

export const inlinesAsText = (children: readonly Inline[]): string => children.map(inlineAsText).join('');

const inlineAsText = (node: Inline): string => {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'break':
      return '\n';
    case 'code':
      return `\`${node.text}\``;
    case 'emphasis':
    case 'strong':
      return `*${inlinesAsText(node.children)}*`;
    case 'link': {
      const label = inlinesAsText(node.children);
      return isAddress(label, node.url) ? node.url : `${label} (${node.url})`;
    }
  }
};

const indented = (text: string, indent: string): string => text.replace(/^(?=.)/gm, indent);

export const codeAsText = (code: string): string => indented(code, '    ');

/** Set in; the signs that mark a quotation elsewhere would make mail programs take it for an older mail and hide it. */
export const quotationAsText = (prose: Prose): string => indented(proseAsText(prose), '    ');

const blockAsText = (block: ProseBlock): string => {
  switch (block.kind) {
    case 'paragraph':
      return inlinesAsText(block.children);
    case 'list':
      return block.items
        .map((item, index) => {
          const mark = block.ordered ? `${block.start + index}. ` : '- ';
          return mark + proseAsText(item).replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
        })
        .join('\n');
    case 'quotation':
      return quotationAsText(block.children);
    case 'code':
      return codeAsText(block.code);
  }
};

/** Prose as a plain-text mail shows it: blank lines between paragraphs, lists with their marks. */
export const proseAsText = (prose: Prose): string => prose.map(blockAsText).join('\n\n');
