import type { Words } from './en.ts';
import { faults } from './es/faults.ts';
import { leaving } from './es/leaving.ts';
import { mail } from './es/mail.ts';
import { newsletters } from './es/newsletters.ts';
import { dates, locale } from './es/phrases.ts';
import { preferences } from './es/preferences.ts';
import { privacy } from './es/privacy.ts';
import { reading } from './es/reading.ts';
import { signUp } from './es/sign-up.ts';
import { zones } from './es/zones.ts';

/** Spanish, with tú, and without a word that would have to know whether its reader is a man or a woman. */
export const es: Words = {
  locale,
  dates,

  punctuation: { colon: ':', semicolon: ';' },

  frame: {
    skip: 'Ir al contenido',
    toStart: 'Página de inicio',
    privacy: 'Privacidad',
    contact: 'Escríbenos',
    errorTitle: (title) => `Revisa los datos: ${title}`,
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
