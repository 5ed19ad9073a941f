import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { ArticleId } from '../domain/content/article.ts';

/**
 * Lets evidence follow the paragraphs of an article to where they are now, in a file of insights, and leaves every other byte
 * as it is. A file that cannot be read stays as it is too: a check says so.
 */
export const renumberEvidence = (
  text: string,
  article: ArticleId,
  nowAt: ReadonlyMap<number, number>,
): string => {
  const document = parseDocument(text);
  if (document.errors.length > 0) return text;
  const places: { start: number; end: number; number: number }[] = [];
  visit(document, {
    Map: (_, map) => {
      const paragraphs = map.get('paragraphs', true);
      if (map.get('article') !== article || !isSeq(paragraphs)) return;
      for (const item of paragraphs.items) {
        if (!isScalar(item) || typeof item.value !== 'number' || !item.range) continue;
        const [start, end] = item.range;
        places.push({ start, end, number: nowAt.get(item.value) ?? item.value });
      }
    },
  });
  return isMap(document.contents)
    ? places.reduceRight(
        (so, { start, end, number }) => `${so.slice(0, start)}${number}${so.slice(end)}`,
        text,
      )
    : text;
};
