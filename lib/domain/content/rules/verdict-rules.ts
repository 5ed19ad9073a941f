import {
  type Finding,
  findingAt,
  noteAt,
  type Parsed,
  type ParsedContent,
  type Path,
} from '../parsed-content.ts';
import type { Verdict } from '../parts/verdict.ts';
import { isDraftBy } from './drafts.ts';
import { type Hash, judgedClaims } from './judged-claims.ts';
import { judgedPassages, nameOfPassage } from './judged-passages.ts';

/** What a model has said of claims and passages as they now stand: read from the file, with no model and no text of an article. */
export const verdictFindings = (parsedContent: ParsedContent, hash: Hash): Finding[] => {
  const verdicts = new Map(parsedContent.verdicts.flatMap(({ value }) => Object.entries(value)));
  // Without the file nobody has asked, and nothing is to be looked up.
  if (parsedContent.verdicts.length === 0) return [];
  const found = judgedIn(parsedContent, hash).map((judged) => ({
    ...judged,
    verdict: judged.key === undefined ? undefined : verdicts.get(judged.key),
  }));
  const isDraft = isDraftBy(parsedContent.drafts);
  const without = found.filter(
    ({ parsed, key, verdict }) => key !== undefined && !verdict && !isDraft(parsed),
  );
  const names = [...new Set(without.map(({ name }) => name))];
  return [
    ...found.flatMap((each) => (each.verdict ? findingsOf(each, each.verdict) : [])),
    ...parsedContent.verdicts.flatMap((file) => unjudged(file, names)),
  ];
};

type Judged = {
  what: 'claim' | 'passage';
  parsed: Parsed<unknown>;
  within: Path;
  name: string;
  key: string | undefined;
};

const judgedIn = (parsedContent: ParsedContent, hash: Hash): Judged[] => {
  const claimOf = judgedClaims(parsedContent, hash);
  return [
    ...parsedContent.insights.map(
      (parsed): Judged => ({
        what: 'claim',
        parsed,
        within: ['statement'],
        name: `"${parsed.value.id}"`,
        key: claimOf(parsed.value).key,
      }),
    ),
    ...judgedPassages(parsedContent, hash).map(
      ({ passage, key }): Judged => ({
        what: 'passage',
        parsed: passage,
        within: [],
        name: nameOfPassage(passage),
        key,
      }),
    ),
  ];
};

/** What a verdict says against a claim, or a passage; undefined where it says nothing against it. */
export const saidAgainst = (
  { verdict, by, reason }: Verdict,
  what: Judged['what'] = 'claim',
): string | undefined => {
  const evidence = what === 'claim' ? 'its evidence' : 'the evidence of the insights beside it';
  switch (verdict) {
    case 'supported':
      return undefined;
    case 'unsupported':
      return `does not follow from ${evidence}, says ${by}: ${reason}`;
    case 'contradicted':
      return `is contradicted by ${evidence}, says ${by}: ${reason}`;
  }
};

const findingsOf = ({ what, parsed, within }: Judged, given: Verdict): Finding[] => {
  const against = saidAgainst(given, what);
  if (against === undefined || given.overruled !== undefined) return [];
  const at = given.verdict === 'contradicted' ? findingAt : noteAt;
  return [at(parsed, within, against)];
};

/** So many are named; the command that asks about them knows them all. */
const mostNamed = 5;

/** Whoever keeps verdicts is told which claims have none: those that are new, and those that are not what they were. */
const unjudged = (file: Parsed<unknown>, names: readonly string[]): Finding[] => {
  if (names.length === 0) return [];
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return [
    noteAt(
      file,
      [],
      `has no verdict on ${names.slice(0, mostNamed).join(', ')}${more} as ${names.length === 1 ? 'it stands' : 'they stand'} now; "dripline judge" asks`,
    ),
  ];
};
