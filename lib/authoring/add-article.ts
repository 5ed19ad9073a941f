import { type Article, type ArticleId, articleId } from '../domain/content/article.ts';
import { type ContentFiles, faultInWords } from '../domain/content/content.ts';
import { articleFile, contentKindOf } from '../domain/content/content-paths.ts';
import { slugOf } from '../domain/content/parts/slug-of.ts';
import { paragraphsOf } from '../domain/evidence/paragraphs.ts';
import { type Revision, reviseParagraphs } from '../domain/evidence/revised-paragraphs.ts';
import type { ArticleTexts, FoundArticle, ParseContent, ReadContent } from '../pipeline/ports/content.ts';
import { type Citation, citationsIn } from './citations.ts';
import { fillWith, type ScaffoldTemplates } from './fill-template.ts';
import { firstComplaint } from './first-complaint.ts';
import { renumberEvidence } from './renumber-evidence.ts';
import { listOf, setKey } from './set-key.ts';

type Needs = {
  readContent: ReadContent;
  parseContent: ParseContent;
  hashParagraph: (paragraph: string) => string;
  templates: ScaffoldTemplates;
  texts: ArticleTexts;
};

/** What an author asks for beside the article itself. */
export type Wanted = {
  /** Undefined: made from its title. */
  id?: ArticleId | undefined;
  /** The article that this is a later version of; one with the same address is that anyway. */
  update?: ArticleId | undefined;
};

/** The files to write, and the text to keep under its name; or a sentence on why nothing is to be written. */
export type Addition =
  | (Kept & { kind: 'added' })
  | (Kept & { kind: 'updated'; revision?: Revision; stale: Citation[] })
  | { kind: 'unchanged'; id: ArticleId }
  | { kind: 'refused'; because: string };
type Kept = { id: ArticleId; files: ReadonlyMap<string, string>; text: { name: string; words: string } };

/**
 * Enters an article in the content: what was found of it, with a hash of each paragraph. Where it is there already, its
 * evidence follows its paragraphs, those whose words have changed under a citation are written down as stale, and
 * what the author has written of it stays as it is.
 */
export const addArticle =
  (needs: Needs) =>
  async (files: ContentFiles, found: FoundArticle, { id, update }: Wanted): Promise<Addition> => {
    const articles = needs.parseContent(files).parsedContent.articles.map(({ value }) => value);
    const known = articles.find((article) =>
      update === undefined ? article.url !== 'unknown' && article.url === found.url : article.id === update,
    );
    if (known) return updated(needs, files, found, known);
    if (update !== undefined)
      return refused(
        `There is no article "${update}" that can be read; leave out --update to bring in a new one.`,
      );
    const named = id ?? idFor(found);
    return named === undefined
      ? refused('Its title gives no id; say one: --id, lower-case words joined by hyphens.')
      : added(needs, files, found, named);
  };

const refused = (because: string): Addition => ({ kind: 'refused', because });

const idFor = ({ title }: FoundArticle): ArticleId | undefined => {
  const parsed = articleId.safeParse(slugOf(title ?? ''));
  return parsed.success ? parsed.data : undefined;
};

const textOf = ({ paragraphs }: FoundArticle): string => `${paragraphs.join('\n\n')}\n`;

const added = (needs: Needs, files: ContentFiles, found: FoundArticle, id: ArticleId): Addition => {
  const file = articleFile(id);
  if (files.has(file))
    return refused(
      `There is a ${file} already; nothing was written. Say another id with --id, or, if this is its text in a new version, --update ${id}.`,
    );
  const { title, author, publisher, date, url, language } = found;
  const filled = fillWith(needs.templates)('article.yaml', {
    id,
    paragraphs: found.paragraphs.length,
    title: title ?? 'unknown',
    author: author ?? 'unknown',
    publisher: publisher ?? 'unknown',
    date: date ?? 'unknown',
    url: url ?? 'unknown',
    ...(language === undefined ? {} : { language }),
  });
  const text = setKey(filled, 'hashes', listOf(found.paragraphs.map(needs.hashParagraph))) ?? filled;
  const changes = new Map([[file, text]]);
  const complaint = firstComplaint(needs.readContent, files, changes);
  return complaint
    ? refused(`Nothing was written, since ${faultInWords(complaint)}.`)
    : { kind: 'added', id, files: changes, text: { name: `${id}.txt`, words: textOf(found) } };
};

const updated = async (
  { hashParagraph, texts }: Needs,
  files: ContentFiles,
  found: FoundArticle,
  known: Article,
): Promise<Addition> => {
  const { id } = known;
  if (/[/\\]/.test(known.text))
    return refused(
      `The text of "${id}" is kept at ${known.text}, which is not a name of a file alone; write a name such as ${id}.txt under "text" in ${articleFile(id)}, and add it again.`,
    );
  const hashes = found.paragraphs.map(hashParagraph);
  const text = await texts.read(known);
  const former = known.hashes ?? (text === undefined ? undefined : paragraphsOf(text).map(hashParagraph));
  if (text !== undefined && String(known.hashes) === String(hashes)) return { kind: 'unchanged', id };
  const revision = former && reviseParagraphs(former, hashes);
  const stale = staleAfter(citationsIn(files), known, revision);
  const article = withKeys(files.get(articleFile(id)) ?? '', {
    paragraphs: String(hashes.length),
    hashes: listOf(hashes),
    stale: numbersOf(stale.map(({ paragraph }) => paragraph)),
    proposed: numbersOf(stillThere(known.proposed ?? [], revision)),
  });
  if (article === undefined)
    return refused(
      `Nothing was written, since ${articleFile(id)} is written in a way that a program cannot change without harm; write it as plain keys and values.`,
    );
  const changed = new Map([[articleFile(id), article], ...followed(files, id, revision)]);
  const kept = { id, files: changed, text: { name: known.text, words: textOf(found) }, stale };
  return { kind: 'updated', ...kept, ...(revision ? { revision } : {}) };
};

/** The files of insights whose evidence has moved with its paragraphs. */
const followed = (files: ContentFiles, id: ArticleId, revision: Revision | undefined): Map<string, string> =>
  new Map(
    [...files].flatMap(([path, text]) => {
      const renumbered =
        revision && contentKindOf(path) === 'insights' ? renumberEvidence(text, id, revision.nowAt) : text;
      return renumbered === text ? [] : [[path, renumbered] as const];
    }),
  );

/** What rests on words that have changed, now or before, and has not been looked at since; under the numbers of now. */
const staleAfter = (
  citations: readonly Citation[],
  { id, stale = [] }: Article,
  revision: Revision | undefined,
): Citation[] =>
  citations
    .filter(({ article }) => article === id)
    .filter(
      ({ paragraph }) =>
        stale.includes(paragraph) || revision?.changed.has(paragraph) || revision?.gone.has(paragraph),
    )
    .map((each) => ({ ...each, paragraph: revision?.nowAt.get(each.paragraph) ?? each.paragraph }));

/** Of some paragraphs, those that still say the same, under the numbers of now. */
const stillThere = (numbers: readonly number[], revision: Revision | undefined): number[] =>
  numbers
    .filter((number) => !revision?.changed.has(number) && !revision?.gone.has(number))
    .map((number) => revision?.nowAt.get(number) ?? number);

/** Without a value where there are none, so that the key goes. */
const numbersOf = (numbers: readonly number[]): string | undefined => {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  return sorted.length === 0 ? undefined : listOf(sorted);
};

const withKeys = (text: string, values: Readonly<Record<string, string | undefined>>): string | undefined =>
  Object.entries(values).reduce<string | undefined>(
    (so, [key, value]) => (so === undefined ? undefined : setKey(so, key, value)),
    text,
  );
