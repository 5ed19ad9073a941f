const letters = 'אבגדהוזחטיכלמנסעפצקרשתאבגד';

/** Latin letters as Hebrew ones. Placeholders and addresses stay as they are. */
export const hebrewText = (text: string): string =>
  text.replace(/\{\{\w+\}\}|\S+@\S+|https?:\S+|[a-z]+/gi, (run) =>
    /^[a-z]+$/i.test(run)
      ? [...run.toLowerCase()].map((letter) => letters[letter.charCodeAt(0) - 97]).join('')
      : run,
  );

/**
 * A test's own right-to-left language: another language's words, in Hebrew letters, with everything that they
 * say through functions. It means nothing, it is never incomplete, and it is laid out as Hebrew is.
 */
export const inHebrewLetters = <Value>(words: Value): Value => {
  const turned = (value: unknown): unknown => {
    if (typeof value === 'string') return hebrewText(value);
    if (typeof value === 'function') return (...parts: unknown[]) => turned(value(...parts));
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, turned(each)]));
  };
  // Every part keeps its kind: strings stay strings, functions stay functions.
  return turned(words) as Value;
};
