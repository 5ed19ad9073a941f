import type { Language } from '../domain/content/language.ts';
import { de } from './de.ts';
import { en, type Words } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

// Adding words? They go into the same file of every language's folder: English defines the types, and
// `tsc` names each file that lacks one. A new language is a folder and a file of the type `Words`, its name in
// lib/domain/content/language.ts, and a line below.

const languages: Record<Language, Words> = { en, de, fr, es };

export const wordsFor = (language: Language): Words => languages[language];

/** Which way a language runs. */
export const directionOf = ({ locale }: Words): 'ltr' | 'rtl' =>
  new Intl.Locale(locale).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';
