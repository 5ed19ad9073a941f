import { type Hash, verdictKey } from '../../evidence/verdict-key.ts';
import type { Insight } from '../insight.ts';
import { type Finding, findingAt, noteAt, type Parsed, type ParsedContent } from '../parsed-content.ts';
import type { Verdict } from '../verdict.ts';

/** What a model has said of claims as they now stand: read from the file, with no model and no text of an article. */
export const verdictFindings = (parsedContent: ParsedContent, hash: Hash): Finding[] => {
  const articles = new Map(parsedContent.articles.map(({ value }) => [value.id, value]));
  return parsedContent.insights.flatMap((parsed): Finding[] => {
    const key = verdictKey(parsed.value, articles, hash);
    const given = parsedContent.verdicts
      .map(({ value }) => value[key ?? ''])
      .find((each) => each !== undefined);
    if (!given) return [];
    return findingsOf(parsed, given);
  });
};

const findingsOf = (parsed: Parsed<Insight>, { verdict, by, reason, overruled }: Verdict): Finding[] => {
  if (overruled !== undefined) return [];
  const because = reason === undefined ? '' : `: ${reason}`;
  switch (verdict) {
    case 'supported':
      return [];
    case 'unsupported':
      return [noteAt(parsed, ['statement'], `does not follow from its evidence, says ${by}${because}`)];
    case 'contradicted':
      return [findingAt(parsed, ['statement'], `is contradicted by its evidence, says ${by}${because}`)];
  }
};
