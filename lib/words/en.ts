import type { Message } from './words.ts';

const says = (message: Message): Message => message;

type Rhythm = { weekday: string; hour: string; place: string };

const startAgain = 'You can sign up again at any time, and the course goes on where it stopped.';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

const at = ({ weekday, hour, place }: Rhythm) => `every ${weekday} at ${hour}, ${place} time`;

/** English, as written in Britain. */
export const en = {
  locale: 'en-GB',
  direction: 'ltr',

  frame: {
    skip: 'Skip to the content',
    toStart: 'To the start page',
    privacy: 'Privacy',
    contact: 'Write to us',
    errorTitle: (title: string) => `Please look again: ${title}`,
  },

  form: {
    heading: 'Start with lesson one',
    email: 'E-mail address',
    firstName: 'First name',
    optional: 'optional',
    zone: 'Time zone',
    zoneHint: (hour: string) => `Lessons arrive at ${hour} where you are.`,
    otherZones: 'Other',
    button: 'Send me the lessons',
    trap: 'Leave this empty',
    privacy: 'What we keep, and why',
    /** Shown under the button and archived with the sign-up, word for word. */
    consent: (of: { brand: string; title: string; lessons: number; contact: string; postal: string }) =>
      `By signing up you ask ${of.brand} to send you the e-mail course “${of.title}”: ` +
      `${count(of.lessons, 'lesson', 'lessons')}, one a week, and a closing note. ` +
      `First comes one mail to confirm that it was you. Each mail has a link to leave with one click. ` +
      `The sender is ${of.brand} (${of.postal}; ${of.contact}).`,
    faultsHeading: (faults: number) =>
      faults === 1 ? 'One thing needs another look' : `${faults} things need another look`,
    faults: {
      emailMissing: 'Type the e-mail address that the lessons should go to.',
      email: 'Mail can not be sent to this address as it stands. It should look like name@example.org.',
      firstName:
        'A first name can have up to 40 letters, spaces, hyphens and apostrophes. Or leave it empty.',
      zone: 'Choose a time zone from the list.',
    },
  },

  signUp: {
    facts: (of: { lessons: number; minutes: number }) => [
      count(of.lessons, 'lesson', 'lessons'),
      'one a week',
      `${count(of.minutes, 'minute', 'minutes')} each`,
    ],
    eyebrow: 'A course by e-mail',
    lessonsHeading: 'What you will learn',
    lesson: (number: number) => `Lesson ${number}`,
    sample: 'Read this lesson now',
  },

  checkInbox: (typed: string): Message => ({
    heading: 'Now look into your inbox',
    paragraphs: [
      `A mail for ${typed} is on its way. Follow its link, press the button there, and lesson one comes at once.`,
      'The link works for 72 hours. Without it nothing further is sent.',
      'Nothing there after ten minutes? Look among the unwanted mail, and check the address above for a slip. ' +
        'If you are already taking this course there is nothing to confirm, and no new mail comes.',
    ],
  }),

  confirm: {
    ask: (title: string): Message => ({
      heading: 'One press, and you are in',
      paragraphs: [`This starts the course “${title}”. The first lesson comes right away.`],
      button: 'Yes, send me the lessons',
      afterword: 'You did not ask for this? Then just close the page. Nothing will be sent.',
    }),
    done: (of: Rhythm & { title: string; first: string }): Message => ({
      heading: 'You are in',
      paragraphs: [
        `Lesson one of “${of.title}” is on its way to your inbox. It is called “${of.first}”.`,
        `After that, one lesson a week: ${at(of)}.`,
        'Each mail has a link to your own page, where you can read lessons again and change your details.',
      ],
    }),
    already: (of: Rhythm & { title: string; next: string | undefined }): Message => ({
      heading: 'You are already in',
      paragraphs: [
        `The course “${of.title}” is yours, and pressing again changed nothing.`,
        of.next === undefined
          ? 'All its lessons have been sent to you.'
          : `Lessons come ${at(of)}. The next one is due on ${of.next}.`,
      ],
    }),
    expired: (title: string): Message => ({
      heading: 'This link has run out',
      paragraphs: [
        'Links to confirm work for 72 hours, and this one is older.',
        `You can have a new one for “${title}” sent to the same address.`,
      ],
      button: 'Send me a new link',
    }),
    sentAgain: says({
      heading: 'Now look into your inbox',
      paragraphs: [
        'A new link is on its way to the same address. It works for 72 hours.',
        'Nothing there after ten minutes? Look among the unwanted mail.',
      ],
    }),
    noLongerValid: says({
      heading: 'This link belongs to an earlier sign-up',
      paragraphs: ['There is a newer mail with a newer link, or you have left the course since.', startAgain],
    }),
  },

  leave: {
    ask: (title: string): Message => ({
      heading: 'Leave the course?',
      paragraphs: [`One press, and no further lesson of “${title}” is sent to you.`],
      button: 'Leave the course',
      afterword: 'You would rather stay? Then just close the page. Nothing has changed.',
    }),
    done: (title: string): Message => ({
      heading: 'You have left the course',
      paragraphs: [
        `No more lessons of “${title}” will be sent. One that was already on its way may still arrive.`,
        'Thank you for reading. Was it a slip? Then take it back:',
      ],
      button: 'Undo, keep me in the course',
      afterword: startAgain,
    }),
    undo: (title: string): Message => ({
      heading: 'Come back to the course?',
      paragraphs: [`One press, and the lessons of “${title}” go on where they stopped.`],
      button: 'Undo, keep me in the course',
    }),
    undone: (of: { title: string; next: string | undefined }): Message => ({
      heading: 'Welcome back',
      paragraphs: [
        `You are in the course “${of.title}” again, where you left off.`,
        of.next === undefined
          ? 'Everything is as it was before you left.'
          : `The next lesson comes on ${of.next}.`,
      ],
    }),
    undoNotPossible: says({
      heading: 'This can not be undone from here',
      paragraphs: [
        'The link is older than a day, or mail to your address has been stopped for another reason.',
        startAgain,
      ],
    }),
  },

  preferences: {
    title: 'Your course',
    progress: (received: number, all: number) => `${received} of ${count(all, 'lesson', 'lessons')} received`,
    status: {
      pending: 'You have not confirmed yet. The link to do so is in the mail that we sent you.',
      completed: 'You have reached the end of the course. Every lesson stays here to read again.',
      left: (date: string) => `You left the course on ${date}. No more lessons are sent.`,
      stopped: (date: string) =>
        `Mail to your address was stopped on ${date}, because it came back or was marked as unwanted.`,
      next: (of: { subject: string; when: string }) => `Next: “${of.subject}”, on ${of.when}.`,
      soon: (subject: string) => `Next: “${subject}”, on its way.`,
      closingNext: (when: string) => `Next: the closing note, on ${when}.`,
    },
    lessonsHeading: 'Your lessons so far',
    none: 'No lesson has reached you yet.',
    received: (date: string) => `sent ${date}`,
    detailsHeading: 'Your details',
    detailsText: (address: string) => `Lessons go to ${address}.`,
    save: 'Save',
    saved: 'Saved. This is how it stands now.',
    leaveHeading: 'Leave',
    leaveText: 'One press ends the course. You can undo it on the page that follows.',
    leave: 'Leave the course',
    undo: 'Come back to the course',
    gone: says({
      heading: 'There is nothing on record here',
      paragraphs: [
        'This link belongs to somebody who is no longer on our list.',
        'You can sign up again at any time.',
      ],
    }),
  },

  lesson: {
    position: (of: { title: string; number: number; all: number }) =>
      `${of.title} · Lesson ${of.number} of ${of.all}`,
    closing: (title: string) => `${title} · Closing note`,
    allLessons: 'All your lessons',
    offerHeading: 'The next one comes by mail',
    offer: (of: { title: string; rest: number }) =>
      `This was the first lesson of “${of.title}”. The other ${of.rest} come one a week, each as short as this.`,
    offerLink: 'Start the course',
    notPublic: says({
      heading: 'This lesson comes by mail',
      paragraphs: [
        'The first lesson is open to everybody. The others are sent to people who take the course, in their order.',
        'If you take it already, follow the link “Read in your browser” in the lesson itself.',
      ],
    }),
    notReceived: says({
      heading: 'This lesson has not reached you yet',
      paragraphs: ['Lessons open here once they have been sent to you.'],
    }),
    toCourse: 'See the course',
  },

  embed: {
    title: 'Put the form on your site',
    lead: 'Paste this into any page. It is plain HTML, loads nothing, sets no cookie, and takes on the look of the page around it.',
    copyHeading: 'The form to paste',
    lookHeading: 'How it looks here',
  },

  privacy: {
    title: 'Privacy',
    lead: 'What we keep about you, what for, for how long, and how to be rid of it.',
    sections: (of: { brand: string; contact: string; postal: string }) => [
      {
        heading: 'Who is responsible',
        paragraphs: [`${of.brand} (${of.postal}). A person reads what you write to ${of.contact}.`],
      },
      {
        heading: 'What we keep',
        items: [
          'Your e-mail address, to send you the lessons.',
          'Your first name, if you gave it, to greet you.',
          'Your time zone, so that lessons come at a sensible hour.',
          'Which lessons were sent to you and when, so that each comes once and in order.',
          'When you signed up and confirmed, and the words you agreed to, because the law asks us to be able to show it.',
          'A scrambled form of the network you signed up from, to stop abuse of the form. The network address itself is not kept.',
        ],
      },
      {
        heading: 'What we do not do',
        items: [
          'These pages set no cookies and load nothing from anybody else.',
          'We do not track whether you open a mail or follow a link in it.',
          'We do not sell or lend addresses, and send nothing but what you asked for.',
        ],
      },
      {
        heading: 'On what ground',
        paragraphs: [
          'Your consent. You gave it by signing up and by confirming it from your inbox, and you can take it back at any time.',
        ],
      },
      {
        heading: 'Who else sees it',
        paragraphs: [
          'Amazon Web Services stores the record and delivers the mail on our behalf. Nobody else receives it.',
        ],
      },
      {
        heading: 'For how long',
        paragraphs: [
          'As long as you take the course, and afterwards as the record of what was agreed and sent, until you ask us to erase it.',
          'When an address bounces or a mail is reported as unwanted, we keep a scrambled form of the address that can only be compared, so that nothing is ever sent there again.',
        ],
      },
      {
        heading: 'How to leave, look, or be erased',
        paragraphs: [
          'Each mail has a link that ends the course with one press, and a link to your own page, where you see and change your details.',
          `Write to ${of.contact} for a copy of everything we hold on you, or to have it erased. If you think we handle it badly, you can complain to the data protection authority where you live.`,
        ],
      },
    ],
  },

  faults: {
    notFound: says({
      heading: 'There is no such page',
      paragraphs: ['The address may have been cut short on its way to you. Everything else still works.'],
    }),
    unknownCourse: says({
      heading: 'There is no such course',
      paragraphs: ['It may have ended, or its address was cut short. Nothing was stored or sent.'],
    }),
    link: says({
      heading: 'This link is not complete',
      paragraphs: [
        'Some mail programs cut long links in two. Open the mail again and follow its link or button from there.',
        'Nothing was changed.',
      ],
    }),
    tooLarge: says({
      heading: 'That was too much at once',
      paragraphs: [
        'The form takes an address, a name and a time zone, and what arrived was far larger. Nothing was stored or sent.',
      ],
    }),
    notAForm: says({
      heading: 'This was not sent as a form',
      paragraphs: ['Please use the form on the start page. Nothing was stored or sent.'],
    }),
    elsewhere: says({
      heading: 'This button was pressed on another site',
      paragraphs: [
        'For your safety it only works from our own page. Open the link in your mail again. Nothing was changed.',
      ],
    }),
    method: says({
      heading: 'That is not possible here',
      paragraphs: ['This address exists, but not for what was asked of it. Nothing was changed.'],
    }),
    ours: says({
      heading: 'Something went wrong on our side',
      paragraphs: ['It has been noted. Please try again in a few minutes; trying twice does no harm.'],
    }),
  },
};
