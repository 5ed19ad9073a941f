import type { Language } from '../domain/content/language.ts';
import type { Words } from './en.ts';

// Adding words? They go into the same file of every language's folder: English defines the types, and
// `tsc` names each file that lacks one. A new language is a folder and a file of the type `Words`, its name in
// lib/domain/content/language.ts, and a line below.

/** Each is loaded when it is first spoken: a page or a mail is in one language, and a start of a function in none yet. */
const languages: Record<Language, () => Promise<Words>> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
};

export const wordsFor = (language: Language): Promise<Words> => languages[language]();

/** Which way a language runs. */
export const directionOf = ({ locale }: Words): 'ltr' | 'rtl' =>
  new Intl.Locale(locale).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';
