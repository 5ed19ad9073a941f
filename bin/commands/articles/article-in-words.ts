import type { ShownParagraph } from '../../../lib/authoring/show-article.ts';
import type { Article } from '../../../lib/domain/content/article.ts';

/** As wide as lines are easy to read. */
const column = 96;

/** An article as a person reads it: numbered, wrapped, with what cites each paragraph under it. */
export const articleInWords = (
  { title, author, publisher, date }: Article,
  all: readonly ShownParagraph[],
  shown: readonly ShownParagraph[],
): string[] => {
  const width = String(all.length).length;
  const uncited = all.filter(({ citedBy }) => citedBy.length === 0).length;
  return [
    title,
    `by ${author}, at ${publisher}, dated ${date}`,
    '',
    ...shown.flatMap((paragraph) => [...paragraphInWords(paragraph, width), '']),
    `${all.length} paragraph${all.length === 1 ? '' : 's'}, of which nothing cites ${uncited}.`,
  ];
};

const paragraphInWords = ({ number, words, citedBy, isStale }: ShownParagraph, width: number): string[] => {
  const margin = ' '.repeat(width + 2);
  const names = citedBy.map(({ insight, isDraft }) => (isDraft ? `${insight} (draft)` : insight));
  const citations = names.length === 0 ? '· nothing cites it' : `· ${names.join(', ')}`;
  const [first = '', ...others] = [
    ...wrapped(words, column - margin.length),
    ...wrapped(isStale ? `${citations}; it has changed since` : citations, column - margin.length),
  ];
  return [`${String(number).padStart(width)}  ${first}`, ...others.map((line) => `${margin}${line}`)];
};

const wrapped = (words: string, width: number): string[] => {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};
