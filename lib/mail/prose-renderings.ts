import Handlebars from 'handlebars';
import type { Inline, Prose, ProseBlock } from '../domain/prose/prose.ts';

const { escapeExpression } = Handlebars;

const inlineAsHtml = (node: Inline): string => {
  switch (node.kind) {
    case 'text':
      return escapeExpression(node.text);
    case 'break':
      return '<br />';
    case 'emphasis':
      return `<em>${node.children.map(inlineAsHtml).join('')}</em>`;
    case 'strong':
      return `<strong>${node.children.map(inlineAsHtml).join('')}</strong>`;
    case 'link':
      return `<a href="${escapeExpression(node.url)}">${node.children.map(inlineAsHtml).join('')}</a>`;
  }
};

/** A list item that is one paragraph needs no paragraph of its own. */
const itemAsHtml = (item: readonly ProseBlock[]): string => {
  const [first, ...rest] = item;
  const head =
    first?.kind === 'paragraph' ? first.children.map(inlineAsHtml).join('') : proseAsHtml(item.slice(0, 1));
  return `<li dir="auto">${head}${proseAsHtml(rest)}</li>`;
};

/** A list that starts elsewhere says so; numbers of several digits want more room beside them. */
const numbering = ({ start, items }: Extract<ProseBlock, { kind: 'list' }>): string => {
  const isWide = start + items.length - 1 >= 100;
  return `${start === 1 ? '' : ` start="${start}"`}${isWide ? ' class="wide"' : ''}`;
};

/** Prose as semantic HTML, all text escaped. */
export const proseAsHtml = (prose: Prose): string =>
  prose
    .map((block) => {
      // In the direction of its own words, whichever way the mail around it runs.
      if (block.kind === 'paragraph') return `<p dir="auto">${block.children.map(inlineAsHtml).join('')}</p>`;
      const items = block.items.map(itemAsHtml).join('');
      if (!block.ordered) return `<ul>${items}</ul>`;
      return `<ol${numbering(block)}>${items}</ol>`;
    })
    .join('');

/** Whether the words of a link are its address already, written in whichever way. */
const isAddress = (label: string, url: string): boolean =>
  /^https?:\/\//i.test(label) && URL.canParse(label) && new URL(label).href === url;

const inlineAsText = (node: Inline): string => {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'break':
      return '\n';
    case 'emphasis':
    case 'strong':
      return `*${node.children.map(inlineAsText).join('')}*`;
    case 'link': {
      const label = node.children.map(inlineAsText).join('');
      return isAddress(label, node.url) ? node.url : `${label} (${node.url})`;
    }
  }
};

/** Prose as a plain-text mail shows it: blank lines between paragraphs, lists with their marks. */
export const proseAsText = (prose: Prose): string =>
  prose
    .map((block) => {
      if (block.kind === 'paragraph') return block.children.map(inlineAsText).join('');
      return block.items
        .map((item, index) => {
          const mark = block.ordered ? `${block.start + index}. ` : '- ';
          return mark + proseAsText(item).replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
        })
        .join('\n');
    })
    .join('\n\n');
