import { createArticleTexts } from '../../lib/adapters/content/article-texts.ts';
import { parseContent } from '../../lib/adapters/content/read-content.ts';
import { paragraphsOf } from '../../lib/domain/evidence/paragraphs.ts';
import { readContentFiles } from '../../lib/images/read-content-files.ts';
import type { Corpus } from './falsehoods.ts';

/** Content and the texts of its articles, from two folders. */
export const readCorpus = async (content: string, articles: string): Promise<Corpus> => {
  const { parsedContent } = parseContent(await readContentFiles(content));
  const texts = createArticleTexts(articles);
  const read = await Promise.all(
    parsedContent.articles.map(async ({ value }) => {
      const text = await texts.read(value);
      if (text === undefined) throw new Error(`There is no ${value.text} in ${articles}.`);
      return [value.id, paragraphsOf(text)] as const;
    }),
  );
  return {
    insights: parsedContent.insights.map(({ value }) => value),
    articles: new Map(parsedContent.articles.map(({ value }) => [value.id, value])),
    texts: new Map(read),
  };
};
