import type { Cadence } from '../../domain/time/cadence.ts';
import { says } from '../message.ts';
import type { Rhythm } from '../rhythm.ts';
import { at, count, lessons, lessonsByCadence, often } from './phrases.ts';

export const signUp = {
  form: {
    heading: 'Start with lesson one',
    email: 'E-mail address',
    firstName: 'First name',
    optional: 'optional',
    zone: 'Time zone',
    zoneHint: (hour: string) => `Lessons arrive at ${hour} where you are.`,
    button: 'Send me the lessons',
    trap: 'Leave this empty',
    privacy: 'What we keep, and why',
    /** Shown under the button and archived with the sign-up, word for word. */
    consent: (of: {
      brand: string;
      title: string;
      lessons: number;
      cadence: Cadence;
      contact: string;
      postal: string;
    }) =>
      `By signing up you ask ${of.brand} to send you the e-mail course “${of.title}”: ` +
      `${lessonsByCadence(of.lessons, of.cadence)}${of.lessons === 1 ? '' : ','} and a closing note. ` +
      `First comes one mail to confirm that it was you. Each mail has a link to leave with one click. ` +
      `The sender is ${of.brand} (${of.postal}; ${of.contact}).`,
    faultsHeading: (faults: number) =>
      faults === 1 ? 'One thing needs another look' : `${faults} things need another look`,
    faults: {
      emailMissing: 'Type the e-mail address that the mails should go to.',
      email: 'We cannot send mail to this address as it is written. It should look like name@example.org.',
      firstName:
        'A first name can have up to 40 letters, spaces and marks such as hyphens, but no link. Or leave it empty.',
      zone: 'Choose a time zone from the list.',
      human: 'Please tick the box that shows a person is here, and press the button again.',
      /** To a script of another site, whose form has no such box. */
      humanElsewhere: (page: string) =>
        `This form asks for a check that a person is here, which works on our own page only: ${page}`,
    },
  },

  signUp: {
    facts: (of: { lessons: number; minutes: number; cadence: Cadence; begins: string | undefined }) => [
      lessons(of.lessons),
      ...(of.lessons === 1 ? [] : [often(of.cadence)]),
      `${count(of.minutes, { one: 'minute', other: 'minutes' })}${of.lessons === 1 ? '' : ' each'}`,
      ...(of.begins === undefined ? [] : [`begins on ${of.begins}`]),
    ],
    eyebrow: 'A course by e-mail',
    lessonsHeading: 'What you will learn',
    /** Above the lessons, each with what it enables its reader to do. */
    lessonsLead: 'Each lesson ends in one more thing that you can do:',
    lesson: (number: number) => `Lesson ${number}`,
    sample: 'Read this lesson now',
    /** On the page, while mail reaches verified addresses only. */
    notOpenYet:
      'This course is not open yet: for now, mail reaches only the test addresses of those who make it. Please come back in a few days.',
  },

  /** The page of everything that is on offer. */
  courses: {
    title: 'All courses',
    lead: 'What you can sign up for here: each comes by e-mail, in your own time.',
    none: 'There is no course to sign up for at the moment.',
    /** Leads there. */
    link: 'See all courses',
  },

  /** A course that lets nobody in. */
  notOpen: {
    closed: (title: string) =>
      says({
        heading: 'This course takes nobody new',
        paragraphs: [
          `“${title}” is closed for sign-ups. Nothing was stored or sent.`,
          'If you are in it, it goes on as before, and the link to your own page is in every mail.',
        ],
      }),
    ended: (title: string) =>
      says({
        heading: 'This course has ended',
        paragraphs: [`“${title}” is over, and no mail comes from it any more. Nothing was stored or sent.`],
      }),
  },

  /** `begins`: the day, where the course has not begun yet. */
  checkInbox: (typed: string, begins: string | undefined) =>
    says({
      heading: 'Now check your inbox',
      paragraphs: [
        `If a mail can be sent to ${typed} now, it is on its way. Follow its link, press the button there, and ${begins === undefined ? 'lesson one comes at once' : `you have a place: the course begins on ${begins}`}.`,
        'The link works for 72 hours. If you do not use it, we send nothing more.',
        'Nothing there after ten minutes? Look in your spam folder, and check the address above for a typing mistake.',
        'If you are in this course already, there is nothing to confirm: the mail brings the link to your own page. ' +
          'An address gets only a few such mails, and seldom two on one day, so trying again at once brings no second one. ' +
          'An earlier mail is as good: where its link has run out, it gets you a fresh one.',
        'To an address that our mail came back from none goes for some weeks, and to one where it was reported as unwanted none at all. ' +
          'If that may be so with yours, use another one or write to us.',
      ],
    }),

  /** Instead, while mail reaches verified addresses only. */
  notOpenYet: (typed: string) =>
    says({
      heading: 'This course is not open yet',
      paragraphs: [
        'It is still being set up. For now, mail reaches only the test addresses of those who make it.',
        `If ${typed} is one of them, a mail is on its way.`,
        'If not, none comes for now. Should the course open within two days, it comes by itself; after that, please sign up again.',
      ],
    }),

  scannerTrap: says({
    heading: 'This link is for machines',
    paragraphs: ['It tells us which mail programs follow links by themselves. Nothing was changed.'],
  }),

  confirm: {
    ask: (of: { title: string; newsletter: string | undefined; begins: string | undefined }) =>
      says({
        heading: 'One more press, and you are in',
        paragraphs: [
          of.begins === undefined
            ? `This starts the course “${of.title}”. The first lesson comes right away.`
            : `This gives you a place in the course “${of.title}”, which begins on ${of.begins}.`,
          ...(of.newsletter === undefined
            ? []
            : [`It also signs you up for the newsletter “${of.newsletter}”, as the form asked.`]),
        ],
        button: 'Yes, send me the lessons',
        afterword: 'You did not ask for this? Then just close the page. Nothing will be sent.',
      }),
    done: (
      of: Rhythm & {
        title: string;
        first: string;
        lessons: number;
        newsletter: string | undefined;
        begins: string | undefined;
      },
    ) =>
      says({
        heading: 'You are in',
        paragraphs: [
          of.begins === undefined
            ? `Lesson one of “${of.title}” is on its way to your inbox. It is called “${of.first}”.`
            : `“${of.title}” begins on ${of.begins}. Lesson one comes on that day, and is called “${of.first}”.`,
          of.lessons === 1
            ? 'It is the only one, and a closing note follows it.'
            : `After that, the next one comes ${at(of)}.`,
          ...(of.newsletter === undefined ? [] : [`You get the newsletter “${of.newsletter}” as well.`]),
          'Each mail has a link to your own page, where you can read lessons again, set your own pace, pause, or leave.',
        ],
      }),
    /** From a second mail, by somebody who has followed the link of the first. */
    askOfList: (of: { title: string; newsletter: string }) =>
      says({
        heading: 'One more press, for the newsletter',
        paragraphs: [
          `You are in “${of.title}” already. This signs you up for the newsletter “${of.newsletter}” as well, as the form asked.`,
        ],
        button: 'Yes, send me the newsletter',
        afterword: 'You do not want it? Then just close the page. Nothing changes.',
      }),
    listJoined: (newsletter: string) =>
      says({
        heading: 'You get the newsletter, too',
        paragraphs: [
          `From now on “${newsletter}” comes to this address. Nothing has changed about the course.`,
          'Each of its mails has a link to leave it.',
        ],
      }),
    already: (of: Rhythm & { title: string; next: string | undefined }) =>
      says({
        heading: 'You are already in',
        paragraphs: [
          `You are taking “${of.title}” already, so pressing again changed nothing.`,
          of.next === undefined
            ? 'All its lessons have been sent to you.'
            : `Lessons come ${at(of)}. The next one is due on ${of.next}.`,
        ],
      }),
    expired: (title: string) =>
      says({
        heading: 'This link has expired',
        paragraphs: [
          'Confirmation links work for 72 hours, and this one is older.',
          `You can have a new one for “${title}” sent to the same address.`,
        ],
        button: 'Send me a new link',
      }),
    sentAgain: says({
      heading: 'Now check your inbox',
      paragraphs: [
        'Unless a few have been sent already, a new link is on its way to the same address. It works for 72 hours.',
        'Nothing there after ten minutes? Look in your spam folder, or try this link again tomorrow.',
      ],
    }),
    noLongerValid: says({
      heading: 'This link belongs to an earlier sign-up',
      paragraphs: ['There is a newer mail with a newer link, or the course has ended for you since.'],
    }),
  },

  embed: {
    title: 'Put the form on your site',
    lead: 'Paste this into any page. It is plain HTML, loads nothing, sets no cookie, and takes on the look of the page around it.',
    copyHeading: 'The form to paste',
    lookHeading: 'How it looks here',
    whereHeading: 'Where it works, and where not',
    /** `host` is ours; `page` is the sign-up page's address. */
    where: (of: { host: string; page: string; captcha: string | undefined }) => [
      'On a page of your own, our answer takes the place of that page. With target=_blank in the first line it opens in a new tab.',
      'In the frame that a site builder puts around pasted code, our answer appears in that frame. No other page of ours can be shown in a frame, the sign-up page included: in a frame, somebody could hide a button of ours under something else.',
      'A frame with a sandbox has to allow forms (allow-forms), and for new tabs, such as the one with the privacy page, popups (allow-popups). Otherwise browsers do nothing when the button is pressed, and we never hear of it.',
      `A site with a Content-Security-Policy of its own has to list ${of.host} under form-action, and under connect-src for a script. Otherwise browsers send nothing.`,
      `Inside another form, and where a site builder takes forms out of pasted code, it does not work at all. Link to ${of.page} instead.`,
      'All forms on other sites share a part of the mails to confirm that we send in an hour, so that no script can use them up. When that part is used up, no mail comes until the next hour, and the answer is the same.',
      ...(of.captcha === undefined
        ? []
        : [
            `At the moment the sign-up asks for a check by ${of.captcha}, which is not in this form. Whoever presses the button gets our own page with the check, and presses once more there. That page needs scripts: in a frame whose sandbox forbids them, use target=_blank. A script of your own is answered with 422 and the address of our page.`,
          ]),
    ],
    scriptHeading: 'By a script of your own',
    script:
      "A script can send the form and show our answer on your page. It is JSON: heading and message are for the person who filled in the form, and the same whether we know the address or not. With status 422 there is also faults, a list with field and sentence. Do not set credentials: there are none, and with credentials: 'include' browsers keep the answer from you. With mode: 'no-cors' the form arrives, but the answer stays hidden as well.",
  },
};

export type SignUpWords = typeof signUp;
