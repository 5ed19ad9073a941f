import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import type { Vocabulary } from './vocabulary.ts';

const vocabularies = { en: english, de: german, fr: french, es: spanish } as const satisfies Record<
  string,
  Vocabulary
>;

/** The languages that claims and their evidence can be compared in. */
export type Tongue = keyof typeof vocabularies;

export const vocabularyOf = (tongue: Tongue): Vocabulary => vocabularies[tongue];

const isTongue = (code: string): code is Tongue => code in vocabularies;
const tongues = Object.keys(vocabularies).filter(isTongue);

/** The language named by a code such as `pt-BR`, if it is one of them. */
export const tongueNamed = (code: string): Tongue | undefined =>
  tongues.find((tongue) => code.toLowerCase().split('-')[0] === tongue);

/** The language whose small words a text has the most of. */
export const tongueOf = (words: readonly string[]): Tongue => {
  const counted = tongues.map((tongue) => {
    const { functionWords } = vocabularyOf(tongue);
    return { tongue, hits: words.filter((word) => functionWords.has(word)).length };
  });
  return counted.reduce((best, each) => (each.hits > best.hits ? each : best)).tongue;
};
