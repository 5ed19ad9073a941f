import type { Insight } from '../../domain/content/insight.ts';
import type { ParsedContent, Place } from '../../domain/content/parsed-content.ts';
import { isDraftBy } from '../../domain/content/rules/drafts.ts';
import { type Hash, judgedClaims } from '../../domain/content/rules/judged-claims.ts';
import { judgedPassages, nameOfPassage } from '../../domain/content/rules/judged-passages.ts';
import type { Paragraphs } from '../../domain/evidence/paragraphs.ts';
import type { Asked } from './judge-claim.ts';

/** A claim or a passage beside the paragraphs that it rests on, by its name, with what a verdict on it is kept under. */
export type OpenClaim = { name: string; key: string; asked: Asked };

/** What to ask about, and what cannot be asked about: its paragraphs are not here, or not what they were. */
export type Claims = { open: OpenClaim[]; unreadable: string[]; current: ReadonlySet<string> };

type Candidate = {
  place: Place;
  name: string;
  key: string | undefined;
  evidence: readonly Insight['evidence'][number][];
  askedWith: (paragraphs: string[]) => Asked;
};

/**
 * Signed claims, of one article or of all, and the passages of published mails that rest on it, that nobody has judged as they now
 * stand. `current` are the keys that claims and passages have now.
 */
export const claimsToJudge = (
  parsedContent: ParsedContent,
  texts: ReadonlyMap<string, Paragraphs>,
  {
    hash,
    hashParagraph,
    article,
  }: { hash: Hash; hashParagraph: (words: string) => string; article?: string | undefined },
): Claims => {
  const isDraft = isDraftBy(parsedContent.drafts);
  const wordsOf = asCited(parsedContent, texts, hashParagraph);
  const judged = new Set(parsedContent.verdicts.flatMap(({ value }) => Object.keys(value)));
  const claims: Claims & { current: Set<string> } = { open: [], unreadable: [], current: new Set() };
  for (const { place, name, key, evidence, askedWith } of candidatesIn(parsedContent, hash)) {
    if (key !== undefined) claims.current.add(key);
    const isAsked = article === undefined || evidence.some((each) => each.article === article);
    if (!isAsked || isDraft(place) || (key !== undefined && judged.has(key))) continue;
    const paragraphs = wordsOf(evidence);
    if (key === undefined || paragraphs === undefined) {
      claims.unreadable.push(name);
      continue;
    }
    // The same words twice in one mail are one question.
    judged.add(key);
    claims.open.push({ name, key, asked: askedWith(paragraphs) });
  }
  return claims;
};

const candidatesIn = (parsedContent: ParsedContent, hash: Hash): Candidate[] => {
  const claimOf = judgedClaims(parsedContent, hash);
  return [
    ...parsedContent.insights.map((place): Candidate => {
      const { claim, key } = claimOf(place.value);
      const { id, evidence } = place.value;
      return {
        place,
        name: id,
        key,
        evidence,
        askedWith: (paragraphs) => ({ kind: 'claim', claim, paragraphs }),
      };
    }),
    ...judgedPassages(parsedContent, hash).map(
      ({ passage, own, evidence, key }): Candidate => ({
        place: passage,
        name: nameOfPassage(passage),
        key,
        evidence,
        askedWith: (paragraphs) => ({
          kind: 'passage',
          passage: passage.value,
          own,
          // Insights of one mail often rest on the same.
          paragraphs: [...new Set(paragraphs)],
        }),
      }),
    ),
  ];
};

/** The words of paragraphs, where all are here and as they were when they were cited. */
const asCited = (
  { articles }: ParsedContent,
  texts: ReadonlyMap<string, Paragraphs>,
  hashParagraph: (words: string) => string,
) => {
  const byId = new Map(articles.map(({ value }) => [value.id, value]));
  return (evidence: Candidate['evidence']): string[] | undefined => {
    const paragraphs = evidence.flatMap(({ article: id, paragraphs: numbers }) =>
      numbers.map((number) => {
        const words = texts.get(id)?.[number - 1];
        return words !== undefined && byId.get(id)?.hashes?.[number - 1] === hashParagraph(words)
          ? words
          : undefined;
      }),
    );
    const readable = paragraphs.filter((words) => words !== undefined);
    return readable.length === paragraphs.length ? readable : undefined;
  };
};
