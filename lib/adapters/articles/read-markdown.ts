import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { parseDocument } from 'yaml';
import * as z from 'zod';
import type { FoundArticle } from '../../pipeline/ports/content.ts';
import { dateOf, oneLine, orUnsaid } from './found-fields.ts';

/** An article in Markdown, with what its front matter says of it, where there is some. */
export const readMarkdown = (text: string): FoundArticle => {
  const [whole = '', matter = ''] = /^---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)/s.exec(text) ?? [];
  const { title, author, publisher, date, url, language, lang } = frontMatter(matter);
  const { children } = fromMarkdown(text.slice(whole.length));
  const [first] = children;
  const heading = first?.type === 'heading' && first.depth === 1 ? wordsOf(first) : undefined;
  return {
    paragraphs: children.flatMap(blocksOf),
    title: orUnsaid(title ?? heading),
    author: orUnsaid(author),
    publisher: orUnsaid(publisher),
    date: dateOf(date),
    url: orUnsaid(url),
    language: orUnsaid(language ?? lang),
  };
};

const words = z.string().optional().catch(undefined);
const matterSchema = z.object({
  title: words,
  author: words,
  publisher: words,
  date: words,
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
  language: words,
  lang: words,
});

/** Every scalar as it is written: a date stays one. What is no YAML says nothing. */
const frontMatter = (matter: string): z.infer<typeof matterSchema> => {
  const document = parseDocument(matter, { schema: 'failsafe' });
  return matterSchema.catch({}).parse(document.errors.length > 0 ? {} : document.toJS());
};

const rawWordsOf = (node: Nodes): string => {
  if (node.type === 'break') return ' ';
  if (node.type === 'html') return node.value.replace(/<[^>]*>/g, ' ');
  if (node.type === 'image') return node.alt ?? '';
  if ('children' in node) return node.children.map(rawWordsOf).join('');
  return 'value' in node ? node.value : '';
};

const wordsOf = (node: Nodes): string => oneLine(rawWordsOf(node));

const isRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line);
const isRule = (line: string): boolean => /^[\s|:-]*$/.test(line);

/** A row of a table is a paragraph, since its figures are about one thing. */
const rowsOf = (lines: readonly string[]): string[] =>
  lines
    .filter((line) => !isRule(line))
    .map((line) =>
      line
        .replace(/^\s*\||\|\s*$/g, '')
        .split('|')
        .map(oneLine)
        .join(' | '),
    );

const blocksOf = (node: RootContent): string[] => {
  switch (node.type) {
    case 'blockquote':
      return node.children.flatMap(blocksOf);
    case 'list':
      return node.children.flatMap((item) => item.children.flatMap(blocksOf));
    case 'definition':
      return [];
    default: {
      const lines = rawWordsOf(node).split('\n');
      const blocks = node.type === 'paragraph' && lines.every(isRow) ? rowsOf(lines) : [wordsOf(node)];
      return blocks.filter((block) => /[\p{L}\p{N}]/u.test(block));
    }
  }
};
