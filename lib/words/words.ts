import type { Language } from '../domain/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';

// Adding words? They go into every language file beside this one: English defines the type `Words`, and
// `tsc` names each file that lacks one. A new language is a file of that type, its name in
// lib/domain/language.ts, and a line below.

/**
 * Every word of Dripline's own, in pages and in mails: text, and functions from values to finished sentences.
 * `{{address}}` and the like are filled in for each subscriber; their names are `mailValueNames`.
 */
export type Words = typeof en;

const languages: Record<Language, Words> = { en, de };

export const wordsFor = (language: Language): Words => languages[language];

/** Which way a language runs. */
export const directionOf = ({ locale }: Words): 'ltr' | 'rtl' =>
  new Intl.Locale(locale).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';
