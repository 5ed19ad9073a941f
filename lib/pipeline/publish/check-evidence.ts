import type { ContentFiles, Fault } from '../../domain/content/content.ts';
import { contentKindOf } from '../../domain/content/content-paths.ts';
import { textOfFile } from '../../domain/content/file-text.ts';
import type { Finding } from '../../domain/content/parsed-content.ts';
import { changedTexts } from '../../domain/content/rules/changed-texts.ts';
import { isDraftBy } from '../../domain/content/rules/drafts.ts';
import { evidenceFindings } from '../../domain/content/rules/evidence-rules.ts';
import { runsOfArticle, sharedRuns } from '../../domain/content/rules/shared-runs.ts';
import { paragraphsOf } from '../../domain/evidence/paragraphs.ts';
import type { ArticleTexts, ParseContent } from '../ports/content.ts';
import type { CheckedContent } from './check-content.ts';

/**
 * Holds the content against the articles, for whoever has their texts: evidence stands where it is said to
 * stand, in paragraphs that are still what they were, and neither content nor `pages` (what else readers see, by path) repeats an article's sentences.
 */
export const checkEvidence =
  (ports: {
    parseContent: ParseContent;
    articleTexts: ArticleTexts;
    hashParagraph: (paragraph: string) => string;
  }) =>
  async (
    files: ContentFiles,
    pages: ReadonlyMap<string, string>,
    expected: 'every text' | 'what is there' = 'every text',
  ): Promise<CheckedContent> => {
    const { parsedContent, locate } = ports.parseContent(files);
    const found = await Promise.all(
      parsedContent.articles.map(async ({ file, value: article }) => {
        const read = await ports.articleTexts.read(article);
        return { file, article, ...(read === undefined ? {} : textOfFile(article.text, read)) };
      }),
    );
    const missing = found.flatMap((each): Fault[] => {
      if ('fault' in each) return [each.fault];
      const { file, article } = each;
      return 'text' in each || expected === 'what is there'
        ? []
        : [{ file, message: `names the text "${article.text}", which is not there` }];
    });
    const held = found.flatMap((each) =>
      'text' in each ? [{ article: each.article, text: each.text }] : [],
    );

    const texts = new Map(held.map(({ article, text }) => [article.id, paragraphsOf(text)]));
    const taken = held.flatMap(({ article, text }) => {
      const runs = runsOfArticle(text, article.title);
      return [...files, ...pages].flatMap(([file, words]) =>
        sharedRuns(file, asRead(file, words), { id: article.id, runs }),
      );
    });
    const isDraft = isDraftBy(parsedContent.drafts);
    const findings = [
      ...evidenceFindings(parsedContent, texts),
      ...changedTexts(parsedContent, texts, ports.hashParagraph),
    ];
    const isFault = (finding: Finding) => finding.severity === 'fault' && !isDraft(finding);
    return {
      faults: [...missing, ...findings.filter(isFault).map(locate), ...taken],
      notes: findings.filter((finding) => !isFault(finding)).map(locate),
    };
  };

/** No reader sees a comment, such as the sentence that an insight was proposed from. */
const asRead = (file: string, text: string): string =>
  contentKindOf(file) === 'insights' ? text.replace(/^[ \t]*#.*$/gm, '') : text;
