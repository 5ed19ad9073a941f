const noBreak = '\u00a0';
const narrowNoBreak = '\u202f';

/** Ordinary spaces where French sets one that must not break, as the Imprimerie nationale has them. */
const spaced = (text: string): string =>
  text
    .replace(/ (?=[;!?])/g, narrowNoBreak)
    .replace(/ (?=[:»])/g, noBreak)
    .replace(/(?<=«) /g, noBreak)
    .replace(/(?<=\d) (?=h\b)/g, noBreak);

/**
 * Whatever is said in French, with the spaces of its punctuation and of its hours ("9 h") made unbreakable: in texts, in lists of
 * texts, and in what functions return. A space that nobody wrote is not added, so that addresses and code stay as they are.
 */
export const frenchSpacing = <Value>(words: Value): Value => {
  const set = (value: unknown): unknown => {
    if (typeof value === 'string') return spaced(value);
    if (typeof value === 'function') return (...parts: unknown[]) => set(value(...parts));
    if (Array.isArray(value)) return value.map(set);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, set(each)]));
  };
  // Every part keeps its kind: strings stay strings, functions stay functions.
  return set(words) as Value;
};
