import type { Course } from '../domain/course.ts';
import type { InsightKind } from '../domain/insight.ts';

/** English, as written in Britain. */
const en = {
  locale: 'en-GB',
  progress: (number: number, of: number) => `Lesson ${number} of ${of}`,
  readInBrowser: 'Read in your browser',
  kinds: {
    definition: 'In plain words',
    contrast: 'Side by side',
    reason: 'Why it matters',
    pitfall: 'Watch out',
    example: 'For example',
    statistic: 'The figure',
    framework: 'One by one',
    saying: 'in our words',
    practice: 'Worth doing',
  } satisfies Record<InsightKind, string>,
  sales: 'Sales',
  marketing: 'Marketing',
  yearUnknown: 'year not given',
  exercise: 'To do this week',
  minutes: (minutes: number) => `${minutes} minutes`,
  lookAhead: 'Next week',
  source: 'Source',
  sources: 'Sources',
  notGiven: (parts: readonly ('author' | 'publisher' | 'date')[]) =>
    `${new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts)} not given`,
  why: 'You get this because {{address}} signed up for it on {{signedUpOn}}.',
  unsubscribe: 'Unsubscribe',
  preferences: 'Your preferences',
  contact: 'Questions? Write to',
  confirmation: {
    subject: (course: string) => `Please confirm: ${course}`,
    preview: 'One click, and your first lesson is on its way.',
    heading: 'One click to go',
    asked: (course: string, lessons: number) =>
      `Someone, and we hope it was you, asked for the e-mail course “${course}” to come to this address: ${lessons} lessons, one a week.`,
    button: 'Yes, send me the course',
    otherwise:
      'If you did not ask for it, do nothing. No lesson will come, and this address is not kept on the list.',
    life: (hours: number) => `The link works for ${hours} hours.`,
  },
};

/**
 * The words that frame an author's words in a mail, the same in all its renderings. `{{address}}` and the
 * like are filled in for each subscriber; their names are `mailValueNames`.
 */
export type MailWords = typeof en;

const languages: Record<Course['language'], MailWords> = { en };

export const mailWordsFor = (language: Course['language']): MailWords => languages[language];
