import { join } from 'node:path';
import { createArticleTexts } from '../../lib/adapters/content/article-texts.ts';
import { parseContent } from '../../lib/adapters/content/read-content.ts';
import { citationsIn } from '../../lib/authoring/citations.ts';
import { rankParagraphs } from '../../lib/authoring/distil/rank-paragraphs.ts';
import { paragraphsOf } from '../../lib/domain/evidence/paragraphs.ts';
import { readContentFiles } from '../../lib/images/read-content-files.ts';

/** How well a worksheet finds the paragraphs that the authors of a corpus really used. Shares are from 0 to 1. */
export type WorksheetMeasures = {
  paragraphs: number;
  used: number;
  /** Of the used paragraphs, those among the first 60 % of all of their article. */
  usedInTop: number;
  /** As many as could be: where more than 60 % were used, not all of them have room. */
  atMostInTop: number;
  proposed: number;
  usedOfProposed: number;
  insights: number;
  /** Insights that rest on one of the first 60 % at least. */
  insightsInTop: number;
};

const top = 0.6;

/** Holds the order in which a worksheet proposes paragraphs against the evidence of a corpus. */
export const measureWorksheet = async (content: string, articles: string): Promise<WorksheetMeasures> => {
  const files = await readContentFiles(content);
  const citations = citationsIn(files);
  const sums = { paragraphs: 0, used: 0, usedInTop: 0, atMostInTop: 0, proposed: 0, usedOfProposed: 0 };
  const found = new Set<string>();
  for (const { value: article } of parseContent(files).parsedContent.articles) {
    const text = await createArticleTexts(articles).read(article);
    if (text === undefined) throw new Error(`${join(articles, article.text)} is not there.`);
    const paragraphs = paragraphsOf(text);
    const cited = citations.filter((citation) => citation.article === article.id);
    const used = new Set(cited.map(({ paragraph }) => paragraph));
    const ranked = rankParagraphs(paragraphs, article.language ?? 'en');
    const room = Math.ceil(paragraphs.length * top);
    const first = new Set(ranked.slice(0, room));
    for (const { paragraph, insight } of cited) if (first.has(paragraph)) found.add(insight);
    sums.paragraphs += paragraphs.length;
    sums.used += used.size;
    sums.usedInTop += used.intersection(first).size;
    sums.atMostInTop += Math.min(room, used.size);
    sums.proposed += ranked.length;
    sums.usedOfProposed += used.intersection(new Set(ranked)).size;
  }
  return {
    ...sums,
    insights: new Set(citations.map(({ insight }) => insight)).size,
    insightsInTop: found.size,
  };
};
