import { paragraphsOf } from '../../domain/evidence/paragraphs.ts';
import type { FoundArticle } from '../../pipeline/ports/content.ts';
import { oneLine } from './found-fields.ts';

/** No title is longer. */
const longestTitle = 120;

/** An article as plain text. Its first paragraph is its title where it is a short one, and no sentence. */
export const readPlainText = (text: string): FoundArticle => {
  const paragraphs = paragraphsOf(text)
    .map(oneLine)
    .filter((paragraph) => paragraph !== '');
  const [first = ''] = paragraphs;
  const isTitle = paragraphs.length > 1 && first.length <= longestTitle && !/[.:;,…]["”’»)]?$/.test(first);
  return { paragraphs, title: isTitle ? first : undefined };
};
