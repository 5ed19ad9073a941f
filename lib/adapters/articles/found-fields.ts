/**
 * Words on one line, without what no reader sees: signs of where a word may be broken, marks that turn the direction around,
 * bytes that were no character.
 */
export const oneLine = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Co}\p{Cs}\uFFFD\u00AD\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu, '')
    .trim();

/** A field that says something, on one line; undefined for one that does not. */
export const orUnsaid = (words: string | null | undefined): string | undefined => {
  const line = words === null || words === undefined ? '' : oneLine(words);
  return line === '' ? undefined : line;
};

/** A day where a machine wrote it, whichever of its forms it chose; a person's words as they are. */
export const dateOf = (said: string | null | undefined): string | undefined => {
  const date = orUnsaid(said);
  if (date === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(date)?.[0];
  if (day !== undefined) return day;
  // RFC 822, as feeds write it: its own day, not that of another zone.
  const [, number, month = '', year] =
    /^(?:\w{3}, )?(\d{1,2}) (\w{3})\w* (\d{4}) \d{2}:\d{2}/.exec(date) ?? [];
  const index = months.indexOf(month.toLowerCase());
  return number !== undefined && index >= 0
    ? `${year}-${String(index + 1).padStart(2, '0')}-${number.padStart(2, '0')}`
    : date;
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
