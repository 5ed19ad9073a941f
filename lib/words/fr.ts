import type { Words } from './en.ts';
import { faults } from './fr/faults.ts';
import { leaving } from './fr/leaving.ts';
import { mail } from './fr/mail.ts';
import { newsletters } from './fr/newsletters.ts';
import { dates, locale } from './fr/phrases.ts';
import { preferences } from './fr/preferences.ts';
import { privacy } from './fr/privacy.ts';
import { reading } from './fr/reading.ts';
import { signUp } from './fr/sign-up.ts';
import { zones } from './fr/zones.ts';
import { frenchSpacing } from './french-spacing.ts';

/**
 * French, with vous, and without a word that would have to know whether its reader is a man or a woman. Written with ordinary
 * spaces: `frenchSpacing` makes those before ; : ! ? and inside « » hold their line.
 */
export const fr: Words = frenchSpacing({
  locale,
  dates,

  punctuation: { colon: ' :', semicolon: ' ;' },

  frame: {
    skip: 'Aller au contenu',
    toStart: 'Page d’accueil',
    privacy: 'Confidentialité',
    contact: 'Nous écrire',
    errorTitle: (title) => `À vérifier : ${title}`,
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
});
