/** How many letters have to be changed, added, left out or swapped with their neighbour to make one word the other. */
const distance = (a: string, b: string): number => {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row += 1) {
    const [last = [], before = []] = [rows[row - 1], rows[row - 2]];
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(next);
  }
  return rows[a.length]?.[b.length] ?? 0;
};

/** A third of the letters may be wrong; of more, nobody can say what was meant. */
const isNear = (word: string, known: string, apart: number): boolean =>
  apart <= Math.max(1, Math.floor(Math.min(word.length, known.length) / 3));

/** The words are typed: beyond this length, none is a slip of another. */
const longest = 100;

/** The one of these that somebody most likely meant by a word; undefined where none is like it. */
export const nearest = (word: string, known: Iterable<string>): string | undefined => {
  if (word.length > longest) return undefined;
  const found = [...known]
    .filter((each) => each.length <= longest)
    .map((each) => ({ each, apart: distance(word.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, apart }) => isNear(word, each, apart))
    .toSorted((a, b) => a.apart - b.apart);
  return found[0]?.each;
};

/** The end of a sentence about a word that is none of these. */
export const didYouMean = (word: string, known: Iterable<string>): string => {
  const meant = nearest(word, known);
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
};

/** The part of a sentence that names what is not there. */
export const notThere = (id: string, known: Iterable<string>): string =>
  `"${id}", which does not exist${didYouMean(id, known)}`;
