import Handlebars from 'handlebars';
import type { Inline, Prose, ProseBlock } from '../domain/content/prose.ts';

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
  return `<li>${head}${proseAsHtml(rest)}</li>`;
};

/** Prose as semantic HTML, all text escaped. */
export const proseAsHtml = (prose: Prose): string =>
  prose
    .map((block) => {
      if (block.kind === 'paragraph') return `<p>${block.children.map(inlineAsHtml).join('')}</p>`;
      const items = block.items.map(itemAsHtml).join('');
      if (!block.ordered) return `<ul>${items}</ul>`;
      return block.start === 1 ? `<ol>${items}</ol>` : `<ol start="${block.start}">${items}</ol>`;
    })
    .join('');

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
      return label === node.url ? label : `${label} (${node.url})`;
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
