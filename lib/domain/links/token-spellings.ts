/**
 * What a token may have been before a mail program, a chat or a person did something to it. Signed tokens are made of
 * letters, digits and `.`, `_`, `-`, and neither begin nor end with one of the three nor double a dot, so that whatever
 * else is there was not. Which of the spellings is right, if any, the MAC says.
 */
export const tokenSpellings = (damaged: string): string[] => {
  if (damaged.length > longest) return [];
  const text = inAscii(withoutReferences(percentDecoded(damaged)));
  const spellings = [qpDecoded(text), text.replaceAll('=', '')].flatMap((whole) => [
    // Anything may stand between two of its characters, ...
    whole.replace(tags, '').replace(entities, '').replace(foreign, ''),
    // ... or blanks inside and something else after it, ...
    upToForeign(whole.replace(invisible, '')),
    // ... or words after it.
    upToForeign(whole.trim()),
  ]);
  return [...new Set(spellings.map(trimmed))].filter((spelling) => spelling !== '');
};

/** Far more than a token with every character encoded twice would have. */
const longest = 2_000;

const foreign = /[^\w.-]/g;
const entities = /&[a-z]+;?/gi;
/** `<wbr>`, `<br />`; never the token itself in angle brackets, which begins with a letter and a digit. */
const tags = /<\/?[a-z]+(?:\s[^<>]*)?\/?>/gi;
const invisible = /[\s\p{Cf}]/gu;
/** What stands for a hyphen somewhere. Longer dashes part words: what comes after them is none of the token. */
const hyphens = /[\u2010-\u2013\u2212]/g;
/** `¹` after a token is a footnote's number, which would otherwise become a digit of it. */
const raised = /\p{No}/gu;
/** Both come of a change of case in Turkish. */
const turkish: Readonly<Record<string, string>> = { '\u0130': 'I', '\u0131': 'i' };

/** Letters, digits and signs that were others of the same name: full-width ones, ligatures, hyphens that do not break. */
const inAscii = (text: string): string =>
  text
    .replace(raised, ' ')
    .normalize('NFKC')
    .replace(hyphens, '-')
    .replace(/[\u0130\u0131]/g, (letter) => turkish[letter] ?? letter);

const named: Readonly<Record<string, string>> = { period: '.', hyphen: '-', dash: '-', lowbar: '_' };

/** `&#46;`, `&#x2e;` and `&period;` are full stops; other names stand for nothing that a token has. */
const withoutReferences = (text: string): string =>
  text
    .replace(/&#(?:x([\da-f]{1,5})|(\d{1,6}));?/gi, (_, hex?: string, decimal?: string) =>
      String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replace(/&([a-z]+);/gi, (reference, name: string) => named[name.toLowerCase()] ?? reference);

/** `%2E` and `%252e` alike; bytes that are no character were none of the token. */
const percentDecoded = (text: string, rounds = 3): string => {
  const decoded = text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return '';
    }
  });
  return decoded === text || rounds === 1 ? decoded : percentDecoded(decoded, rounds - 1);
};

/** Soft line breaks and `=2E`; what stands for no character of a token goes with all else that is none. */
const qpDecoded = (text: string): string =>
  text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('=', '');

/** `<token>, or so`: what opens before it is passed over, and what comes after it left out. */
const upToForeign = (text: string): string => /[\w.-]+/.exec(text.replace(/^[^\w]+/, ''))?.[0] ?? '';

/** Full stops at the end of a sentence, and the second dot that SMTP adds at the beginning of a line. */
const trimmed = (text: string): string => text.replace(/\.{2,}/g, '.').replace(/^[._-]+|[._-]+$/g, '');
