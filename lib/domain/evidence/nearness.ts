/** How often the words of a text stand in it. */
type Counts = ReadonlyMap<string, number>;

type Weighed = { stem: string; weight: number };

export type Nearness = {
  /** How near a claim is to each text, by BM25: how many of its words the text has, the rarer the more. */
  scores(claim: readonly string[]): number[];
  /** Which share of a claim's words some of the texts have together, each weighed by how rare it is: 0 to 1. */
  coverage(claim: readonly string[], of: readonly number[]): number;
  /** The same of each text by itself. */
  shares(claim: readonly string[]): number[];
};

const k1 = 1.2;
const b = 0.6;

const countsOf = (stems: readonly string[]): Counts => {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
};

/** Over texts that are given as stems; what is rare is counted over `all`, a larger collection that they are from. */
export const nearnessTo = (
  texts: readonly (readonly string[])[],
  all: readonly (readonly string[])[],
): Nearness => {
  const counts = texts.map(countsOf);
  const average = texts.reduce((sum, { length }) => sum + length, 0) / Math.max(1, texts.length);
  const holding = countsOf(all.flatMap((stems) => [...new Set(stems)]));
  const rarity = (stem: string): number => {
    const n = holding.get(stem) ?? 0;
    return Math.log(1 + (all.length - n + 0.5) / (n + 0.5));
  };
  const weighed = (claim: readonly string[]): Weighed[] =>
    [...new Set(claim)].map((stem) => ({ stem, weight: rarity(stem) }));
  const shareOf = (words: readonly Weighed[], has: (stem: string) => boolean): number => {
    let whole = 0;
    let held = 0;
    for (const { stem, weight } of words) {
      whole += weight;
      if (has(stem)) held += weight;
    }
    return whole === 0 ? 1 : held / whole;
  };
  return {
    scores: (claim) => {
      const words = weighed(claim);
      return counts.map((count, index) => {
        const length = 1 - b + (b * (texts[index]?.length ?? 0)) / Math.max(1, average);
        return words.reduce((sum, { stem, weight }) => {
          const times = count.get(stem) ?? 0;
          return sum + (weight * times * (k1 + 1)) / (times + k1 * length);
        }, 0);
      });
    },
    coverage: (claim, of) => shareOf(weighed(claim), (stem) => of.some((index) => counts[index]?.has(stem))),
    shares: (claim) => {
      const words = weighed(claim);
      return counts.map((count) => shareOf(words, (stem) => count.has(stem)));
    },
  };
};
