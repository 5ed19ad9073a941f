import type { Article, ArticleId } from '../article.ts';
import type { Insight } from '../insight.ts';
import type { Paragraphs } from '../paragraphs.ts';
import { type Finding, findingAt, type Parsed, type ParsedContent, type Path } from '../parsed-content.ts';

type Texts = ReadonlyMap<ArticleId, Paragraphs>;

/** Holds articles and insights against the texts: paragraphs are there, and figures and names stand in them. */
export const evidenceFindings = (parsedContent: ParsedContent, texts: Texts): Finding[] => {
  const articles = new Map(parsedContent.articles.map(({ value }) => [value.id, value]));
  return [
    ...parsedContent.articles.flatMap((parsed) => paragraphCountIsRight(parsed, texts)),
    ...parsedContent.insights.flatMap((parsed) => [
      ...paragraphsExist(parsed, texts),
      ...figuresAndNamesStand(parsed, texts, articles),
    ]),
  ];
};

const paragraphCountIsRight = (parsed: Parsed<Article>, texts: Texts): Finding[] => {
  const text = texts.get(parsed.value.id);
  if (!text || text.length === parsed.value.paragraphs) return [];
  return [
    findingAt(
      parsed,
      ['paragraphs'],
      `says that the article has ${parsed.value.paragraphs} paragraphs; its text has ${text.length}`,
    ),
  ];
};

const paragraphsExist = (parsed: Parsed<Insight>, texts: Texts): Finding[] =>
  parsed.value.evidence.flatMap(({ article, paragraphs }, index) => {
    const text = texts.get(article);
    if (!text) return [];
    return paragraphs.flatMap((paragraph, position) =>
      paragraph <= text.length
        ? []
        : findingAt(
            parsed,
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
      return [...common, ...insight.sides.map(({ text }, index) => ({ at: ['sides', index, 'text'], text }))];
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
  parsed: Parsed<Insight>,
  texts: Texts,
  articles: ReadonlyMap<ArticleId, Article>,
): Finding[] => {
  const { evidence } = parsed.value;
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
  return claimsOf(parsed.value).flatMap(({ at, text }) => [
    ...figuresIn(text)
      .filter((figure) => !figures.has(figure))
      .map((figure) =>
        findingAt(parsed, at, `has the figure ${figure}, which its evidence paragraphs do not`),
      ),
    ...namesIn(text)
      .filter((name) => !names.has(name.toLowerCase()))
      .map((name) => findingAt(parsed, at, `has the name ${name}, which its evidence paragraphs do not`)),
  ]);
};
