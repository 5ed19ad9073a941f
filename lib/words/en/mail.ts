import type { InsightKind } from '../../domain/content/parts/insight-kind.ts';
import type { Cadence } from '../../domain/time/cadence.ts';
import { count, hours, lessonsByCadence, list } from './phrases.ts';

/** What frames an author's words in a mail, the same in all its renderings. */
export const mail = {
  greeting: (firstName?: string) => (firstName ? `Hello ${firstName},` : 'Hello,'),
  progress: (number: number, of: number) => `Lesson ${number} of ${of}`,
  readInBrowser: 'Read in your browser',
  objective: (ability: string) => `After this lesson you can ${ability}`,
  /** A figure is set large, and has no label unless an author gives it one. */
  kinds: {
    definition: 'In plain words',
    contrast: 'Side by side',
    reason: 'Why it matters',
    pitfall: 'Watch out',
    example: 'For example',
    framework: 'One by one',
    saying: 'in our words',
    practice: 'Worth doing',
  } satisfies Record<Exclude<InsightKind, 'statistic'>, string>,
  /** Above an insight that readers have had before. */
  image: (alt: string) => `[Image: ${alt}]`,
  recap: (lesson?: number) => (lesson === undefined ? 'Looking back' : `Looking back at lesson ${lesson}`),
  yearUnknown: 'year not given',
  /** Above the exercise: by when it is done. */
  exercise: { week: 'To do this week', day: 'To do today', next: 'To do before the next mail' },
  minutes: (minutes: number) => count(minutes, { one: 'minute', other: 'minutes' }),
  lookAhead: 'Coming next',
  source: 'Source',
  sources: 'Sources',
  quoted: (title: string) => `“${title}”`,
  notGiven: (parts: readonly ('author' | 'publisher' | 'date')[]) => `${list(parts)} not given`,
  why: 'You get this because {{address}} signed up for it on {{signedUpOn}}.',
  unsubscribe: 'Unsubscribe',
  unsubscribeAll: 'Unsubscribe from everything',
  preferences: 'Your course and settings',
  privacy: 'What we keep, and why',
  contact: 'Questions? Write to',
  /** `hasDate`: of a course that begins on a date, which the mail itself says while it lies ahead. */
  confirmation: (of: {
    course: string;
    lessons: number;
    cadence: Cadence;
    hours: number;
    hasDate: boolean;
  }) => ({
    subject: `Please confirm: ${of.course}`,
    preview: of.hasDate
      ? 'Confirm, and you have a place in the course.'
      : 'Confirm, and your first lesson is on its way.',
    heading: 'Almost there',
    before: [
      `Someone, and we hope it was you, asked for the e-mail course “${of.course}” to come to this address: ${lessonsByCadence(of.lessons, of.cadence)}.`,
    ],
    button: 'Yes, send me the course',
    after: [
      `The link works for ${hours(of.hours)}.`,
      'If you did not ask for it, do nothing. No lesson will come, and this address is not kept on the list.',
    ],
  }),
  /** Goes on where the first paragraph of that mail ends, where the newsletter's box was ticked. */
  /** Goes on there too, while the course has not begun. */
  begins: (day: string) => ` It begins on ${day}.`,
  alsoAsked: (newsletter: string) => ` The newsletter “${newsletter}” was asked for as well.`,
  list: {
    /** Leads to the own page from the mails of a newsletter, whose readers may be in no course. */
    ownPageLink: 'Your own page',
    /** Asks to confirm a sign-up to it. */
    confirmation: (of: { list: string; hours: number }) => ({
      subject: `Please confirm: ${of.list}`,
      preview: 'Confirm, and the next issue comes to you.',
      heading: 'Almost there',
      before: [
        `Someone, and we hope it was you, asked for the newsletter “${of.list}” to come to this address.`,
      ],
      button: 'Yes, send me the newsletter',
      after: [
        `The link works for ${hours(of.hours)}.`,
        'If you did not ask for it, do nothing. No issue will come, and this address is not kept on the list.',
      ],
    }),
    /** To somebody who signs up although they are on the list. */
    ownPage: (of: { list: string }) => ({
      subject: `Your own page: ${of.list}`,
      preview: 'You are on the list already. There is nothing to confirm, and this link opens your page.',
      heading: 'You are on the list, and this is your page',
      before: [
        `Someone, and we hope it was you, signed up for the newsletter “${of.list}” with this address. You are on the list already, so there is nothing to confirm, and nothing has changed.`,
      ],
      button: 'Open your page',
      after: [
        'There you can have your mail sent to another address, see everything that we hold about you, or leave.',
        'Whoever has this link can do all of that, so keep it to yourself. It works for as long as you are on record.',
        'If it was not you, do nothing. Whoever it was has learned nothing about you.',
      ],
    }),
  },
  addressChange: (of: { brand: string; hours: number }) => ({
    subject: `Send your mail here? ${of.brand}`,
    preview: 'Confirm, and it comes to this address from now on.',
    heading: 'Is this your new address?',
    before: [
      `Somebody who gets mail from ${of.brand} asked for it to come to this address from now on. We hope it was you.`,
    ],
    button: 'Yes, send it here',
    after: [
      `The link works for ${hours(of.hours)}. Until you follow it, everything goes to the old address.`,
      'If we know this address already, the page behind the button says how the two come together.',
      'If it was not you, do nothing. No further mail comes here.',
    ],
  }),
  /** To somebody who signs up although they are in the course, or have completed it. */
  ownPage: (of: { course: string; newsletter: boolean }) => ({
    subject: `Your own page: ${of.course}`,
    preview: 'You are in already. There is nothing to confirm, and this link opens your page.',
    heading: 'You are in, and this is your page',
    before: [
      `Someone, and we hope it was you, signed up for “${of.course}” with this address. You are in already, so there is nothing to confirm, and nothing has changed.`,
    ],
    button: 'Open your page',
    after: [
      'There you can read your lessons again, choose when they come, pause, have mail sent to another address, or leave.' +
        (of.newsletter ? ' The newsletter is one press away there, too.' : ''),
      'Whoever has this link can do all of that, so keep it to yourself. It works for as long as you are on record.',
      'If it was not you, do nothing. Whoever it was has learned nothing about you.',
    ],
  }),
  /** A paragraph of that mail of its own, as it is for this person. */
  whereTheyStand: {
    active: 'Your lessons go on as before. On your page you see when the next one comes.',
    paused: (until: string) => `You have paused it until ${until}. On your page you can go on sooner.`,
    completed:
      'You have reached its end. On your page every lesson stays to read again, and you can start over.',
  },
  addressChanged: (of: { brand: string; contact: string }) => ({
    subject: `Your mail goes to another address now: ${of.brand}`,
    preview: 'You asked for it, and it is done. If you did not, tell us.',
    heading: 'Your mail goes elsewhere now',
    before: [
      `You asked us to send whatever you get from ${of.brand} to another address, and confirmed it there. This mail is the last to come here.`,
    ],
    after: [
      `This was not you? Then somebody else has used the link in one of your mails. Write to ${of.contact}, and we will set it right.`,
    ],
  }),
};

export type MailWords = typeof mail;
