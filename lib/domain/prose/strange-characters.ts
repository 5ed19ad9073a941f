// Line feeds and nothing else: no control characters, no private use (Dripline's own marks), no bytes that
// were not UTF-8 (read as U+FFFD), nothing that turns the direction of the text around it.
const notText =
  /(?!\n)[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\uFFFD\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

const nameOf = (character: string): string => {
  if (character === '\t') return 'a TAB; use spaces';
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `the character U+${code}, which is not text`;
};

/** The first character of a text that is not text, if one is: where it stands, and what it is in words. */
export const strangeCharacter = (text: string): { at: number; message: string } | undefined => {
  const found = notText.exec(text);
  return found ? { at: found.index, message: `holds ${nameOf(found[0])}` } : undefined;
};
