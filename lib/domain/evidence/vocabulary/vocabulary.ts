import { onceEach } from '../../once-each.ts';
import type { UnitName } from './unit.ts';

/**
 * What the evidence gate has to know of a language. Words are written folded: in small letters, without accents, `ß` as `ss`.
 */
export type Vocabulary = {
  /** The sign before decimals; the other one of `.` and `,` parts thousands. */
  decimal: '.' | ',';
  /** Number words up to 999 that are one word, with their values. */
  numbers: ReadonlyMap<string, number>;
  /** `hundred`, `thousand`: what comes before is multiplied. */
  scales: ReadonlyMap<string, number>;
  /** Between the parts of a number: `two hundred and five`, `vingt et un`, `treinta y dos`. */
  joins: { word: string; after: 'hundreds' | 'tens' };
  /** Those of the numbers that are articles or pronouns as well, and figures only before a unit or scale. */
  oneWords: ReadonlySet<string>;
  /** `half`, `a third`: shares of a whole, in percent. */
  fractions: ReadonlyMap<string, number>;
  /** Written after a figure: `a metre and a half`. */
  andAHalf: RegExp;
  /** `fourth`, `twentieth`; the first three are seldom figures. */
  ordinals: ReadonlyMap<string, number>;
  /** What is written after the digits of one: `21st`. */
  ordinalEnding: RegExp;
  /** `twice`, `doubled`. */
  multiples: ReadonlyMap<string, number>;
  units: ReadonlyMap<string, UnitName>;
  /** Between the two figures of a range, or of a choice, of which only the second has the unit. */
  rangeWords: ReadonlySet<string>;
  /** Before a figure that is not exact, or is a bound. */
  bounds: { about: readonly string[]; over: readonly string[]; under: readonly string[] };
  /** Of what is said to be so only perhaps, mostly or sometimes. */
  hedges: ReadonlySet<string>;
  /** Words that turn a sentence round. */
  negations: ReadonlySet<string>;
  /** Words that may come to the same as a negation: `few`, `without`, `slow`. */
  reversals: ReadonlySet<string>;
  /** After a negation, these keep it from turning the sentence round: `not every`, `not only`. */
  wholes: ReadonlySet<string>;
  /** Words that say little by themselves: articles, pronouns, prepositions, auxiliaries. */
  functionWords: ReadonlySet<string>;
  /** Months and days of the week. */
  calendar: ReadonlySet<string>;
  /** What follows a name at the start of a sentence, as it seldom follows another word: a genitive, or a verb in the third person. */
  afterName: RegExp;
  /** Where every noun has a capital, the words that come before nouns and not before names; else a capital makes a name. */
  determiners?: ReadonlySet<string>;
  stem(word: string): string;
};

/** Small letters without accents, by which words are looked up. */
export const fold = (text: string): string => {
  const small = text.toLowerCase();
  // Most words have no accent, and looking for one costs a tenth of taking it off.
  return /^\p{ASCII}*$/u.test(small)
    ? small
    : small
        .replaceAll('ß', 'ss')
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '');
};

/** `metre|metres|meter|meters` and what they mean, as rows of a lookup. */
export const forms = <T>(rows: readonly (readonly [string, T])[]): ReadonlyMap<string, T> =>
  new Map(rows.flatMap(([words, meaning]) => words.split('|').map((word) => [word, meaning] as const)));

export const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** For texts that are read together, which say the same words again and again. */
export const stemmingOnce = (vocabulary: Vocabulary): Vocabulary => ({
  ...vocabulary,
  stem: onceEach(vocabulary.stem),
});
