import { createArticleTexts } from '../../adapters/content/article-texts.ts';
import { parseContent } from '../../adapters/content/read-content.ts';
import { citationsIn } from '../../authoring/citations.ts';
import { type ShownParagraph, showArticle } from '../../authoring/show-article.ts';
import type { Article } from '../../domain/content/article.ts';
import type { ContentFiles } from '../../domain/content/content.ts';
import { contentKindOf, insightsFile } from '../../domain/content/content-paths.ts';
import { textOfFile } from '../../domain/content/file-text.ts';
import { paragraphsOf } from '../../domain/evidence/paragraphs.ts';
import { type InsightDraft, insightDraftsIn } from './insight-drafts.ts';

/** An article beside what was made of it, and what is proposed; without its text where nobody has kept that. */
export type ArticleOnBench = {
  article: Article;
  paragraphs: ShownParagraph[] | undefined;
  uncited: number;
  proposals: InsightDraft[];
};

/** Every article that can be read, in the order of their titles. */
export const articlesOnBench = async (files: ContentFiles, texts: string): Promise<ArticleOnBench[]> => {
  const { read } = createArticleTexts(texts);
  const citations = citationsIn(files);
  const ofArticles = new Map([...files].filter(([path]) => contentKindOf(path) === 'article'));
  const articles = parseContent(ofArticles).parsedContent.articles.map(({ value }) => value);
  const onBench = articles.map(async (article): Promise<ArticleOnBench> => {
    const text = await read(article);
    const decoded = text === undefined ? undefined : textOfFile(article.text, text);
    const paragraphs =
      decoded && 'text' in decoded ? showArticle(article, paragraphsOf(decoded.text), citations) : undefined;
    const signed = ({ citedBy }: ShownParagraph) => citedBy.some((each) => !each.isDraft);
    return {
      article,
      paragraphs,
      uncited: paragraphs?.filter((paragraph) => !signed(paragraph)).length ?? 0,
      proposals: insightDraftsIn(files.get(insightsFile(article.id)) ?? ''),
    };
  });
  return (await Promise.all(onBench)).sort((a, b) => a.article.title.localeCompare(b.article.title));
};
