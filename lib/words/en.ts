import { faults } from './en/faults.ts';
import { leaving } from './en/leaving.ts';
import { mail } from './en/mail.ts';
import { newsletters } from './en/newsletters.ts';
import { dates, locale } from './en/phrases.ts';
import { preferences } from './en/preferences.ts';
import { privacy } from './en/privacy.ts';
import { reading } from './en/reading.ts';
import { signUp } from './en/sign-up.ts';
import { zones } from './en/zones.ts';

/** English, as written in Britain. */
export const en = {
  locale,
  dates,

  /** Between a label and what it is of, and between two remarks; with a space before them where there is one. */
  punctuation: { colon: ':', semicolon: ';' },

  frame: {
    skip: 'Skip to the content',
    toStart: 'To the start page',
    privacy: 'Privacy',
    contact: 'Write to us',
    errorTitle: (title: string) => `Please look again: ${title}`,
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

/**
 * Every word of Dripline's own, in pages and in mails: text, and functions from values to finished sentences.
 * `{{address}}` and the like are filled in for each subscriber; their names are `mergeFields`.
 */
export type Words = typeof en;
