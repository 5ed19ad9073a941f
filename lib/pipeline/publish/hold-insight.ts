import type { Article } from '../../domain/content/article.ts';
import type { ContentFiles } from '../../domain/content/content.ts';
import { insightsFile } from '../../domain/content/content-paths.ts';
import type { Insight } from '../../domain/content/insight.ts';
import { evidenceFindings } from '../../domain/content/rules/evidence-rules.ts';
import { runsOfArticle, sharedRuns } from '../../domain/content/rules/shared-runs.ts';
import type { Paragraphs } from '../../domain/evidence/paragraphs.ts';
import type { ParseContent } from '../ports/content.ts';

/**
 * What speaks against an insight that nobody has signed: everything that a check of the evidence would say of it. None where it
 * stands.
 */
export const holdInsight =
  ({ parseContent }: { parseContent: ParseContent }) =>
  (files: ContentFiles, article: Article, paragraphs: Paragraphs, insight: Insight): string[] => {
    const file = insightsFile(article.id);
    const { parsedContent } = parseContent(files);
    const held = { ...parsedContent, insights: [{ file, at: ['insights'], value: insight }] };
    const ofIt = evidenceFindings(held, new Map([[article.id, paragraphs]])).filter(
      (finding) => finding.file === file,
    );
    const runs = runsOfArticle(paragraphs.join('\n'), article.title);
    const taken = sharedRuns(file, JSON.stringify(insight), { id: article.id, runs });
    return [...ofIt, ...taken].map(({ message }) => message);
  };
