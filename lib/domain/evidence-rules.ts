import type { Article, ArticleId } from './article.ts';
import { type Draft, type Drafts, type Finding, findingAt, type Path } from './drafts.ts';
import type { Insight } from './insight.ts';

/** A paragraph is a non-blank line of an article's text, counted from 1. */
export type Paragraphs = readonly string[];
export const paragraphsOf = (text: string): Paragraphs =>
  text.split(/\r?\n/).filter((line) => line.trim() !== '');

type Texts = ReadonlyMap<ArticleId, Paragraphs>;

/** Holds articles and insights against the texts: paragraphs are there, and figures and names stand in them. */
export const evidenceFindings = (drafts: Drafts, texts: Texts): Finding[] => {
  const articles = new Map(drafts.articles.map(({ value }) => [value.id, value]));
  return [
    ...drafts.articles.flatMap((draft) => paragraphCountIsRight(draft, texts)),
    ...drafts.insights.flatMap((draft) => [
      ...paragraphsExist(draft, texts),
      ...figuresAndNamesStand(draft, texts, articles),
    ]),
  ];
};

const paragraphCountIsRight = (draft: Draft<Article>, texts: Texts): Finding[] => {
  const text = texts.get(draft.value.id);
  if (!text || text.length === draft.value.paragraphs) return [];
  return [
    findingAt(
      draft,
      ['paragraphs'],
      `says that the article has ${draft.value.paragraphs} paragraphs; its text has ${text.length}`,
    ),
  ];
};

const paragraphsExist = (draft: Draft<Insight>, texts: Texts): Finding[] =>
  draft.value.evidence.flatMap(({ article, paragraphs }, index) => {
    const text = texts.get(article);
    if (!text) return [];
    return paragraphs.flatMap((paragraph, position) =>
      paragraph <= text.length
        ? []
        : findingAt(
            draft,
            ['evidence', index, 'paragraphs', position],
            `evidence names paragraph ${paragraph}; the article has ${text.length}`,
          ),
    );
  });

/** What an insight claims, field by field. A note is our own remark and may count or compare. */
const claimsOf = (insight: Insight): { at: Path; text: string }[] => {
  const common = [
    { at: ['title'], text: insight.title },
    { at: ['statement'], text: insight.statement },
  ];
  switch (insight.kind) {
    case 'definition':
      return [...common, { at: ['term'], text: insight.term }];
    case 'contrast':
      return [
        ...common,
        { at: ['sales'], text: insight.sales },
        { at: ['marketing'], text: insight.marketing },
      ];
    case 'statistic':
      return [
        ...common,
        { at: ['number'], text: insight.number },
        { at: ['base'], text: insight.base },
        { at: ['source'], text: insight.source },
        { at: ['year'], text: insight.year === 'unknown' ? '' : String(insight.year) },
      ];
    case 'framework':
      return [
        ...common,
        ...insight.parts.flatMap(({ name, text }, index) => [
          { at: ['parts', index, 'name'], text: name },
          { at: ['parts', index, 'text'], text },
        ]),
      ];
    case 'saying':
      // A name is a name even where a sentence would start.
      return [
        ...common,
        { at: ['speaker'], text: `by ${insight.speaker}` },
        { at: ['role'], text: insight.role ?? '' },
      ];
    case 'reason':
    case 'pitfall':
    case 'example':
    case 'practice':
      return common;
  }
};

/** `1,915` and `1915` are one figure. */
const figuresIn = (text: string): string[] =>
  [...text.matchAll(/\d+(?:[.,]\d+)*/g)].map(([figure]) => figure.replace(/,(?=\d{3}(?!\d))/g, ''));

/** Capitalised words inside a sentence; the first word of one is capitalised whatever it is. */
const namesIn = (text: string): string[] =>
  [...text.matchAll(/(?<=[\p{L}\p{N},;'’)–-] +["“(]?)\p{Lu}[\p{L}\p{N}&-]*/gu)]
    .map(([name]) => name)
    .filter((name) => name !== 'I');

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(text.toLowerCase().match(/[\p{L}\p{N}&]+(?:-[\p{L}\p{N}]+)*/gu) ?? []);

const figuresAndNamesStand = (
  draft: Draft<Insight>,
  texts: Texts,
  articles: ReadonlyMap<ArticleId, Article>,
): Finding[] => {
  const { evidence } = draft.value;
  // Without the text there is nothing to hold the claim against.
  if (evidence.some(({ article }) => !texts.has(article))) return [];
  const proof = evidence
    .flatMap(({ article, paragraphs }) =>
      paragraphs.map((paragraph) => texts.get(article)?.[paragraph - 1] ?? ''),
    )
    .join('\n');
  const citation = evidence
    .map(({ article }) => articles.get(article))
    .map((article) => `${article?.title} ${article?.author} ${article?.publisher}`)
    .join('\n');
  const figures = new Set(figuresIn(proof));
  const names = wordsOf(`${proof}\n${citation}`);
  return claimsOf(draft.value).flatMap(({ at, text }) => [
    ...figuresIn(text)
      .filter((figure) => !figures.has(figure))
      .map((figure) =>
        findingAt(draft, at, `has the figure ${figure}, which its evidence paragraphs do not`),
      ),
    ...namesIn(text)
      .filter((name) => !names.has(name.toLowerCase()))
      .map((name) => findingAt(draft, at, `has the name ${name}, which its evidence paragraphs do not`)),
  ]);
};
