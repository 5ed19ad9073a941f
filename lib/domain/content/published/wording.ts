/** The words of a text as pairs of neighbours, with how often each pair stands in it. */
export type Wording = { pairs: ReadonlyMap<string, number>; size: number };

/** Word by word in every script, also where no spaces stand between words. */
const wordsIn = (text: string): string[] =>
  [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].flatMap(
    ({ segment, isWordLike }) => (isWordLike ? segment.toLowerCase() : []),
  );

export const wordingOf = (text: string): Wording => {
  const words = wordsIn(text);
  if (words.length === 0) return { pairs: new Map(), size: 0 };
  const bounded = ['', ...words, ''];
  const pairs = new Map<string, number>();
  for (const [index, word] of bounded.slice(1).entries()) {
    const pair = `${bounded[index]} ${word}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { pairs, size: bounded.length - 1 };
};

/** The words of a page or a piece of one, without its marks. */
export const wordingOfHtml = (html: string): Wording => wordingOf(html.replace(/<[^>]*>/g, ' '));

/**
 * How much two texts share before they count as one (Dice's coefficient of their pairs). A corrected or shortened text
 * lies well above it; two issues of one newsletter, with the same frame around different news, well below.
 */
const nearly = 0.6;

/** From 0 to 1; a text without words has nothing in common with any. */
const likeness = (one: Wording, other: Wording): number => {
  let shared = 0;
  for (const [pair, count] of one.pairs) shared += Math.min(count, other.pairs.get(pair) ?? 0);
  return shared === 0 ? 0 : (2 * shared) / (one.size + other.size);
};

/** Whether two texts are one text with some words changed. */
export const areNearlyTheSame = (one: Wording, other: Wording): boolean => likeness(one, other) >= nearly;

/** Of what is nearly the same as a text, the closest; the first of those that are equally close. */
export const closestTo = <Text extends { wording: Wording }>(
  wording: Wording,
  texts: readonly Text[],
): Text | undefined => {
  const [closest] = texts
    .map((text) => ({ text, like: likeness(text.wording, wording) }))
    .filter(({ like }) => like >= nearly)
    .sort((a, b) => b.like - a.like);
  return closest?.text;
};
