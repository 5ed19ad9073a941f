import type { InsightId } from '../../domain/content/insight.ts';
import type { ParsedContent } from '../../domain/content/parsed-content.ts';
import { isDraftBy } from '../../domain/content/rules/drafts.ts';
import { type Hash, judgedClaims } from '../../domain/content/rules/judged-claims.ts';
import type { Paragraphs } from '../../domain/evidence/paragraphs.ts';

/** A claim beside the paragraphs that it rests on, with what a verdict on it is kept under. */
export type OpenClaim = { insight: InsightId; key: string; claim: string; paragraphs: string[] };

/** The claims to ask about, and those that cannot be asked about: their paragraphs are not here, or not what they were. */
export type Claims = { open: OpenClaim[]; unreadable: InsightId[]; current: ReadonlySet<string> };

/** Signed claims, of one article or of all, that nobody has judged as they now stand. `current` are the keys that claims have now. */
export const claimsToJudge = (
  parsedContent: ParsedContent,
  texts: ReadonlyMap<string, Paragraphs>,
  {
    hash,
    hashParagraph,
    article,
  }: { hash: Hash; hashParagraph: (words: string) => string; article?: string | undefined },
): Claims => {
  const articles = new Map(parsedContent.articles.map(({ value }) => [value.id, value]));
  const isDraft = isDraftBy(parsedContent.drafts);
  const claimOf = judgedClaims(parsedContent, hash);
  const judged = new Set(parsedContent.verdicts.flatMap(({ value }) => Object.keys(value)));
  const claims: Claims & { current: Set<string> } = { open: [], unreadable: [], current: new Set() };
  for (const parsed of parsedContent.insights) {
    const { value: insight } = parsed;
    const { claim, key } = claimOf(insight);
    if (key !== undefined) claims.current.add(key);
    const isAsked = article === undefined || insight.evidence.some((each) => each.article === article);
    if (!isAsked || isDraft(parsed) || (key !== undefined && judged.has(key))) continue;
    const paragraphs = insight.evidence.flatMap(({ article: id, paragraphs: numbers }) =>
      numbers.map((number) => {
        const words = texts.get(id)?.[number - 1];
        const isAsCited =
          words !== undefined && articles.get(id)?.hashes?.[number - 1] === hashParagraph(words);
        return isAsCited ? words : undefined;
      }),
    );
    const readable = paragraphs.filter((words) => words !== undefined);
    if (key === undefined || readable.length < paragraphs.length) claims.unreadable.push(insight.id);
    else claims.open.push({ insight: insight.id, key, claim, paragraphs: readable });
  }
  return claims;
};
