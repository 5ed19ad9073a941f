import { contentHash } from '../../lib/adapters/content/content-hash.ts';
import { hashParagraph } from '../../lib/adapters/content/hash-paragraph.ts';
import type { Insight } from '../../lib/domain/content/insight.ts';
import type { Finding, Parsed, ParsedContent } from '../../lib/domain/content/parsed-content.ts';
import { evidenceFindings } from '../../lib/domain/content/rules/evidence-rules.ts';
import { judgedClaims } from '../../lib/domain/content/rules/judged-claims.ts';
import { type Corpus, type FalsehoodKind, falsehoodKinds, falsify, randomFrom } from './falsehoods.ts';

export type Measured = {
  /** `covered`: a verdict on the true insight would be taken for one on the false one. */
  kinds: {
    kind: FalsehoodKind;
    made: number;
    noticed: number;
    covered: number;
    missed: readonly Insight[];
  }[];
  /** Of the true insights, those that anything was said of. */
  insights: number;
  falseAlarms: readonly { insight: Insight; says: readonly string[] }[];
};

/** What the page and its test are measured with. */
export const rounds = { rounds: 4, seed: 1 };

export const percent = (part: number, whole: number): string => `${(100 * share(part, whole)).toFixed(1)} %`;

export const share = (part: number, whole: number): number => part / Math.max(1, whole);

const asContent = ({ articles, texts }: Corpus, insights: readonly Insight[]): ParsedContent => ({
  sites: [],
  stages: [],
  images: [],
  cards: [],
  articles: [...articles.values()].map((value) => ({
    file: `content/articles/${value.id}.yaml`,
    at: [],
    value: { ...value, hashes: (texts.get(value.id) ?? []).map(hashParagraph) },
  })),
  insights: insights.map(
    (value, index): Parsed<Insight> => ({
      file: 'content/insights/all.yaml',
      at: ['insights', index],
      value,
    }),
  ),
  insightFiles: [],
  courses: [],
  lessons: [],
  newsletters: [],
  issues: [],
  verdicts: [],
  drafts: [],
  broken: new Set(),
});

/** What the gate says of each of some insights, faults and notes alike. */
const saidOf = (corpus: Corpus, insights: readonly Insight[]): string[][] => {
  const findings = evidenceFindings(asContent(corpus, insights), corpus.texts);
  const isAbout =
    (index: number) =>
    ({ at }: Finding) =>
      at[0] === 'insights' && at[1] === index;
  return insights.map((_, index) => findings.filter(isAbout(index)).map(({ message }) => message));
};

/** Makes every insight false in every way that it can be, some times over, and counts what the gate notices. */
export const measure = (corpus: Corpus, { rounds, seed }: { rounds: number; seed: number }): Measured => {
  const known = saidOf(corpus, corpus.insights);
  const random = randomFrom(seed);
  const claimOf = judgedClaims(asContent(corpus, corpus.insights), contentHash);
  const kinds = falsehoodKinds.map((kind) => {
    let made = 0;
    let covered = 0;
    const missed: Insight[] = [];
    for (let round = 0; round < rounds; round++) {
      const changed = corpus.insights.map((insight) => falsify[kind](insight, corpus, random));
      const said = saidOf(
        corpus,
        changed
          .map((insight, index) => insight ?? corpus.insights[index])
          .filter((insight) => insight !== undefined),
      );
      changed.forEach((insight, index) => {
        if (!insight) return;
        made += 1;
        const truth = corpus.insights[index];
        if (truth && claimOf(insight).key === claimOf(truth).key) covered += 1;
        // What was said of the true insight already is no notice of the false one.
        const before = new Set(known[index]);
        if (!said[index]?.some((message) => !before.has(message))) missed.push(insight);
      });
    }
    return { kind, made, noticed: made - missed.length, covered, missed };
  });
  const falseAlarms = corpus.insights.flatMap((insight, index) => {
    const says = known[index] ?? [];
    return says.length > 0 ? { insight, says } : [];
  });
  return { kinds, insights: corpus.insights.length, falseAlarms };
};
