import { faults } from './de/faults.ts';
import { leaving } from './de/leaving.ts';
import { mail } from './de/mail.ts';
import { newsletters } from './de/newsletters.ts';
import { dates, locale } from './de/phrases.ts';
import { preferences } from './de/preferences.ts';
import { privacy } from './de/privacy.ts';
import { reading } from './de/reading.ts';
import { signUp } from './de/sign-up.ts';
import { zones } from './de/zones.ts';
import type { Words } from './en.ts';

/** German, with du. */
export const de: Words = {
  locale,
  dates,

  punctuation: { colon: ':', semicolon: ';' },

  frame: {
    skip: 'Zum Inhalt springen',
    toStart: 'Zur Startseite',
    privacy: 'Datenschutz',
    contact: 'Schreib uns',
    errorTitle: (title) => `Bitte noch einmal ansehen: ${title}`,
  },

  ...signUp,
  ...newsletters,
  ...preferences,
  ...leaving,
  ...reading,
  privacy,
  faults,
  mail,
  zones,
};
