import type { Insight } from '../insight.ts';
import { type Finding, findingAt, noteAt, type Parsed, type ParsedContent } from '../parsed-content.ts';
import type { Verdict } from '../verdict.ts';
import { isDraftBy } from './drafts.ts';
import { type Hash, judgedClaims } from './judged-claims.ts';

/** What a model has said of claims as they now stand: read from the file, with no model and no text of an article. */
export const verdictFindings = (parsedContent: ParsedContent, hash: Hash): Finding[] => {
  const judged = judgedClaims(parsedContent, hash);
  const verdicts = new Map(parsedContent.verdicts.flatMap(({ value }) => Object.entries(value)));
  const found = parsedContent.insights.map((parsed) => {
    const { key } = judged(parsed.value);
    return { parsed, key, verdict: key === undefined ? undefined : verdicts.get(key) };
  });
  const isDraft = isDraftBy(parsedContent.drafts);
  const without = found.filter(
    ({ parsed, key, verdict }) => key !== undefined && !verdict && !isDraft(parsed),
  );
  return [
    ...found.flatMap(({ parsed, verdict }) => (verdict ? findingsOf(parsed, verdict) : [])),
    ...parsedContent.verdicts.flatMap((file) => unjudged(file, without)),
  ];
};

/** What a verdict says against a claim; undefined where it says nothing against it. */
export const saidAgainst = ({ verdict, by, reason }: Verdict): string | undefined => {
  switch (verdict) {
    case 'supported':
      return undefined;
    case 'unsupported':
      return `does not follow from its evidence, says ${by}: ${reason}`;
    case 'contradicted':
      return `is contradicted by its evidence, says ${by}: ${reason}`;
  }
};

const findingsOf = (parsed: Parsed<Insight>, given: Verdict): Finding[] => {
  const against = saidAgainst(given);
  if (against === undefined || given.overruled !== undefined) return [];
  const at = given.verdict === 'contradicted' ? findingAt : noteAt;
  return [at(parsed, ['statement'], against)];
};

/** So many are named; the command that asks about them knows them all. */
const mostNamed = 5;

/** Whoever keeps verdicts is told which claims have none: those that are new, and those that are not what they were. */
const unjudged = (file: Parsed<unknown>, without: readonly { parsed: Parsed<Insight> }[]): Finding[] => {
  if (without.length === 0) return [];
  const names = without.slice(0, mostNamed).map(({ parsed }) => `"${parsed.value.id}"`);
  const more = without.length > mostNamed ? ` and ${without.length - mostNamed} more` : '';
  return [
    noteAt(
      file,
      [],
      `has no verdict on ${names.join(', ')}${more} as ${without.length === 1 ? 'it stands' : 'they stand'} now; "dripline judge" asks`,
    ),
  ];
};
