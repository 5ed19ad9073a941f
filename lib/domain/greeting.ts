import type { Course } from './course.ts';
import type { FirstName } from './subscriber.ts';

type Language = Course['language'];

const salutations: Record<Language, string> = { en: 'Hello' };

/** How a language writes dates in mails. */
export const mailLocale: Record<Language, string> = { en: 'en-GB' };

/** The first line of a mail: with the name where one was given. */
export const greeting = (language: Language, firstName?: FirstName): string =>
  firstName ? `${salutations[language]} ${firstName},` : `${salutations[language]},`;
