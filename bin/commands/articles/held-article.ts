import { createArticleTexts } from '../../../lib/adapters/content/article-texts.ts';
import { parseContent } from '../../../lib/adapters/content/read-content.ts';
import type { Article, ArticleId } from '../../../lib/domain/content/article.ts';
import type { ContentFiles } from '../../../lib/domain/content/content.ts';
import { articleFile, idsIn } from '../../../lib/domain/content/content-paths.ts';
import { textOfFile } from '../../../lib/domain/content/file-text.ts';
import { type Paragraphs, paragraphsOf } from '../../../lib/domain/evidence/paragraphs.ts';
import { exitCodes } from '../../exit-code.ts';
import { UsageError } from '../../usage-error.ts';
import { articleTextsFolder } from '../folders.ts';

/** An article with its text, for a command that works on it: from `articles`, or from where "add" keeps texts. */
export const heldArticle = async (
  files: ContentFiles,
  id: ArticleId,
  { content, articles }: { content: string; articles?: string | undefined },
): Promise<{ article: Article; paragraphs: Paragraphs }> => {
  const found = parseContent(files).parsedContent.articles.find(({ value }) => value.id === id);
  if (!found) throw new UsageError(missing(files, id), exitCodes.misused);
  const folder = articles ?? articleTextsFolder(content);
  const read = await createArticleTexts(folder).read(found.value);
  if (read === undefined)
    throw new UsageError(
      `The text of "${id}" is not in ${folder}, where it would be called ${found.value.text}. Bring it in with "dripline add FILE --update ${id}", or say where the texts are: --articles FOLDER.`,
    );
  const decoded = textOfFile(found.value.text, read);
  if ('fault' in decoded)
    throw new UsageError(`${decoded.fault.file}:${decoded.fault.line ?? 1} ${decoded.fault.message}.`);
  return { article: found.value, paragraphs: paragraphsOf(decoded.text) };
};

const missing = (files: ContentFiles, id: ArticleId): string => {
  if (files.has(articleFile(id))) return `${articleFile(id)} has faults; "dripline check" says which.`;
  const [...ids] = idsIn(files.keys(), 'article');
  return ids.length === 0
    ? 'There are no articles yet; bring one in with "dripline add".'
    : `There is no article "${id}". There ${ids.length === 1 ? 'is' : 'are'} ${ids.join(', ')}.`;
};
