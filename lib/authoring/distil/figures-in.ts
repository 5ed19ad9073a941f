/** Words that come after a number and count nothing. */
const noUnit =
  'with|than|that|from|into|when|then|more|less|this|they|have|were|which|oder|eine|einen|sind|wird|nicht|auch|aber|dans|pour|avec|mais|sont|para|pero|como|sobre';

/** A number with its sign and what it counts: `73 %`, `$4,000`, `230 °C`, `2.5 million people`, `25 minutes`. */
const figure = new RegExp(
  [
    '(?<![\\p{L}\\p{N}.,])(?:[$€£¥]\\s?)?\\d+(?:[.,\\u00a0\\u202f]\\d{3})*(?:[.,]\\d+)?(?![\\d]|[.,]\\d)',
    // A letter that follows at once makes a name of it, or an ordinal, unless it is a unit.
    '(?:(?:[kcmµ]?[gmlJWV]|kWh?|km/h)(?![\\p{L}\\p{N}])|(?!\\p{L}))',
    '(?:\\s(?:hundred|thousand|million|billion|Millionen|Milliarden|millions?|milliards?|millones)(?!\\p{L}))?',
    `(?:\\s?(?:%|‰|°\\s?[CF]?|[€£$])|\\s(?:[kcmµ]?[gmlJWV]|kWh?|km/h|mph)(?![\\p{L}\\p{N}])|\\s(?!(?:${noUnit})(?!\\p{L}))\\p{L}{4,})?`,
  ].join(''),
  'gu',
);

const year = /^(?:1[5-9]|20)\d{2}$/;

/** The figures of a text with what they count. A year is none, and neither is the sign of a list. */
export const figuresIn = (text: string): string[] =>
  [...text.replace(/^\s*\d+[.)]\s/, '').matchAll(figure)].flatMap(([found]) => {
    const [number = ''] = /\d[\d.,]*/.exec(found) ?? [];
    const isYear = year.test(number.replace(/[.,]$/, '')) && /^\d{4}(?!\s?[%°€£$])/.test(found);
    return isYear ? [] : found.trim();
  });

/** The years that a text names. */
export const yearsIn = (text: string): number[] => [
  ...new Set(
    [...text.matchAll(/(?<![\p{L}\p{N}.,$€£])(?:1[5-9]|20)\d{2}(?![\p{L}\p{N}%]|[.,]\d)/gu)].map(([found]) =>
      Number(found),
    ),
  ),
];
