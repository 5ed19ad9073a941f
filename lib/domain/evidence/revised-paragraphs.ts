/** What became of the paragraphs of a text in its next version; all are numbered from 1. */
export type Revision = {
  /** Where each earlier paragraph is now; where it is gone, what stands in its place. */
  nowAt: ReadonlyMap<number, number>;
  /** Those of the earlier ones that have other words now. */
  changed: ReadonlySet<number>;
  /** Those of the earlier ones that nothing has taken the place of. */
  gone: ReadonlySet<number>;
  /** Those of the later ones that no earlier one has become. */
  added: ReadonlySet<number>;
};

/** How long the longest row of equal hashes is from each pair of places on. */
const commonFrom = (before: readonly string[], after: readonly string[]): Uint32Array[] => {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const [here, below] = [rows[row], rows[row + 1]];
      if (!here || !below) continue;
      here[column] =
        before[row] === after[column]
          ? (below[column + 1] ?? 0) + 1
          : Math.max(below[column] ?? 0, here[column + 1] ?? 0);
    }
  return rows;
};

/**
 * Follows each paragraph of a text into its next version, by their hashes: those that are the same keep their order, and what
 * stands between two of them has taken the place, one by one, of what stood there before.
 */
export const reviseParagraphs = (before: readonly string[], after: readonly string[]): Revision => {
  const common = commonFrom(before, after);
  const nowAt = new Map<number, number>();
  const [changed, gone, added] = [new Set<number>(), new Set<number>(), new Set<number>()];
  const between: { old: number[]; young: number[] } = { old: [], young: [] };
  const settle = (next: number) => {
    between.old.forEach((old, index) => {
      const young = between.young[index];
      (young === undefined ? gone : changed).add(old);
      nowAt.set(old, young ?? Math.max(1, Math.min(between.young.at(-1) ?? next, after.length)));
    });
    for (const young of between.young.slice(between.old.length)) added.add(young);
    between.old = [];
    between.young = [];
  };
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [inBefore, inAfter] = [row < before.length, column < after.length];
    if (inBefore && inAfter && before[row] === after[column]) {
      settle(column + 1);
      nowAt.set(row + 1, column + 1);
      row += 1;
      column += 1;
    } else if (inBefore && (common[row + 1]?.[column] ?? 0) >= (common[row]?.[column + 1] ?? 0)) {
      between.old.push(row + 1);
      row += 1;
    } else if (inAfter) {
      between.young.push(column + 1);
      column += 1;
    } else {
      between.old.push(row + 1);
      row += 1;
    }
  }
  settle(after.length);
  return { nowAt, changed, gone, added };
};
