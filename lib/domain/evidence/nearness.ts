/** How often the words of a text stand in it. */
type Counts = ReadonlyMap<string, number>;

export type Nearness = {
  /** How near a claim is to each text, by BM25: how many of its words the text has, the rarer the more. */
  scores(claim: readonly string[]): number[];
  /** Which share of a claim's words a text has, each weighed by how rare it is: 0 to 1. */
  coverage(claim: readonly string[], of: readonly number[]): number;
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
  return {
    scores: (claim) => {
      const stems = [...new Set(claim)];
      return counts.map((count, index) => {
        const length = 1 - b + (b * (texts[index]?.length ?? 0)) / Math.max(1, average);
        return stems.reduce((sum, stem) => {
          const times = count.get(stem) ?? 0;
          return sum + (rarity(stem) * times * (k1 + 1)) / (times + k1 * length);
        }, 0);
      });
    },
    coverage: (claim, of) => {
      const stems = [...new Set(claim)];
      const whole = stems.reduce((sum, stem) => sum + rarity(stem), 0);
      const held = stems
        .filter((stem) => of.some((index) => counts[index]?.has(stem)))
        .reduce((sum, stem) => sum + rarity(stem), 0);
      return whole === 0 ? 1 : held / whole;
    },
  };
};
