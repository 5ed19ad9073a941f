import type { InsightKind } from '../domain/content/insight.ts';
import type { Tracking } from '../domain/content/site.ts';
import { type Cadence, patternOf, weekdaysOf } from '../domain/time/cadence.ts';
import { datesOf } from './dates.ts';
import { capitalised, grammarOf } from './grammar.ts';
import { says } from './message.ts';
import type { Rhythm } from './rhythm.ts';

const locale = 'en-GB';
const { count, list } = grammarOf(locale);
const dates = datesOf(locale);
const { weekday: dayName } = dates;

/** The label of a button, which other pages name. */
const eraseEverything = 'Erase everything about me';

const lessons = (n: number) => count(n, { one: 'lesson', other: 'lessons' });
const days = (n: number) => count(n, { one: 'day', other: 'days' });

/** How often one comes, as it stands after "12 lessons,". */
const often = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'one a week';
    case 'twice-weekly':
      return 'two a week';
    case 'daily':
      return 'one a day';
    case 'weekdays':
      return 'one a day from Monday to Friday';
    case 'every':
      return `one every ${days(pattern.days)}`;
    case 'days':
      return `on ${list(pattern.days.map((day) => `${dayName(day)}s`))}`;
  }
};

/** "12 lessons, one a week"; a single one has no rhythm. */
const lessonsByCadence = (n: number, cadence: Cadence) =>
  n === 1 ? lessons(n) : `${lessons(n)}, ${often(cadence)}`;

const hours = (n: number) => count(n, { one: 'hour', other: 'hours' });

/** On which days, as it stands after "lessons come". */
const when = ({ cadence, weekday }: Rhythm): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'daily':
      return 'every day';
    case 'weekdays':
      return 'every day from Monday to Friday';
    case 'every':
      return `every ${days(pattern.days)}`;
    case 'weekly':
    case 'twice-weekly':
    case 'days':
      return `every ${list(weekdaysOf(cadence, weekday).map(dayName))}`;
  }
};

const at = (of: Rhythm) => `${when(of)} at ${of.hour}, ${of.place} time`;

/** What lets a reader choose a cadence. */
const choice = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'Once a week';
    case 'twice-weekly':
      return 'Twice a week, the second three days after the first';
    case 'daily':
      return 'Every day';
    case 'weekdays':
      return 'Every day from Monday to Friday';
    case 'every':
      return `Every ${days(pattern.days)}`;
    case 'days':
      return `On ${list(pattern.days.map((day) => `${dayName(day)}s`))}`;
  }
};

/** Regions of time-zone ids that are called otherwise in English. */
const regions: Readonly<Record<string, string>> = {
  Arctic: 'The Arctic',
  Atlantic: 'Atlantic Ocean',
  Indian: 'Indian Ocean',
  Pacific: 'Pacific Ocean',
};

/** Time zones whose city is called otherwise in English than in the zone's id. */
const places: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Asmara',
  'America/Godthab': 'Nuuk',
  'Asia/Calcutta': 'Kolkata',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Rangoon': 'Yangon',
  'Asia/Saigon': 'Ho Chi Minh City',
  'Atlantic/Faeroe': 'Faroe',
  'Europe/Kiev': 'Kyiv',
  'Pacific/Enderbury': 'Kanton',
  'Pacific/Ponape': 'Pohnpei',
  'Pacific/Truk': 'Chuuk',
};

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

  zones: {
    regions,
    /** For zones without a region. */
    other: 'Other',
    places,
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

  /** Where a course or a newsletter is over for somebody: how they get it again. */
  wayBack: {
    signUp: 'You can sign up again at any time, and the course goes on where it stopped.',
    afresh: 'You can sign up again at any time. A course then begins at lesson one.',
    ownPage: 'You can have it sent to you again from your own page, which every mail links to.',
    from: (day: string) =>
      `Mail to your address came back, so none goes there for now. From ${day} on you can sign up with it again, and with another address at once.`,
    write:
      'Mail to your address was reported as unwanted, so we send none there any more. If that was a mistake, please write to us.',
    unknown:
      'You can sign up again. Only if our mail came back from your address, or was reported as unwanted there, none goes to it for now: then please write to us.',
    closed: 'The course takes nobody new.',
    ended: 'The course has ended, and no more mail comes from it.',
    listClosed: 'The newsletter takes nobody new.',
    /** Above the button that undoes leaving. */
    undo: 'Left by mistake? You can take it back:',
  },

  leave: {
    /** To those who have left before, or for whom it has ended. */
    already: (title: string) =>
      says({
        heading: 'You are not in this course any more',
        paragraphs: [`No more lessons of “${title}” are sent to you, so there is nothing to leave.`],
      }),
    ask: (title: string) =>
      says({
        heading: 'Leave the course?',
        paragraphs: [`One press, and we send you no more lessons of “${title}”.`],
        button: 'Leave the course',
        afterword: 'You would rather stay? Then just close the page. Nothing has changed.',
      }),
    done: (title: string) =>
      says({
        heading: 'You have left the course',
        paragraphs: [
          `No more lessons of “${title}” will be sent. One that was already on its way may still arrive.`,
          'Thank you for reading.',
        ],
        button: 'Undo, keep me in the course',
      }),
    undo: (title: string) =>
      says({
        heading: 'Come back to the course?',
        paragraphs: [`One press, and the lessons of “${title}” go on where they stopped.`],
        button: 'Undo, keep me in the course',
      }),
    undone: (of: { title: string; next: string | undefined }) =>
      says({
        heading: 'Welcome back',
        paragraphs: [
          `You are in the course “${of.title}” again, where you left off.`,
          of.next === undefined
            ? 'Everything is as it was before you left.'
            : `The next lesson comes on ${of.next}.`,
        ],
      }),
    undoNotPossible: says({
      heading: 'This cannot be undone from here',
      paragraphs: [
        'Either more than a day has gone by since you left, or it did not end because you left, or it is over.',
      ],
    }),
  },

  newsletter: {
    /** Beside the box on the sign-up form; with the course's consent it is archived when ticked. */
    box: (of: { title: string; promise: string }) =>
      `Send me the newsletter “${of.title}” as well. ${of.promise}`,
    ask: (title: string) =>
      says({
        heading: 'Leave the newsletter?',
        paragraphs: [`One press, and we send you no more issues of “${title}”.`],
        button: 'Leave the newsletter',
        afterword: 'You would rather stay? Then just close the page. Nothing has changed.',
      }),
    done: (title: string) =>
      says({
        heading: 'You have left the newsletter',
        paragraphs: [
          `No more issues of “${title}” will be sent. One that was already on its way may still arrive.`,
          'Thank you for reading.',
        ],
        button: 'Undo, keep me on the list',
      }),
    undo: (title: string) =>
      says({
        heading: 'Come back to the newsletter?',
        paragraphs: [`One press, and you get the coming issues of “${title}” again.`],
        button: 'Undo, keep me on the list',
      }),
    undone: (title: string) =>
      says({
        heading: 'Welcome back',
        paragraphs: [`The coming issues of “${title}” will be sent to you again.`],
      }),
  },

  /** The pages of a newsletter's own sign-up. */
  list: {
    eyebrow: 'A newsletter by e-mail',
    formHeading: 'Get it by e-mail',
    button: 'Send me the newsletter',
    zoneHint: 'So that issues come at a sensible hour where you are.',
    /** Shown under the button and archived with the sign-up, word for word. */
    consent: (of: { brand: string; title: string; promise: string; contact: string; postal: string }) =>
      `By signing up you ask ${of.brand} to send you the newsletter “${of.title}”. ${of.promise} ` +
      `First comes one mail to confirm that it was you. Each issue has a link to leave with one click. ` +
      `The sender is ${of.brand} (${of.postal}; ${of.contact}).`,
    issuesHeading: 'What has come so far',
    archive: 'See all issues',
    archiveLead: 'Every issue that has been sent to everybody so far.',
    /** Of the page of all of them, and what leads there. */
    title: 'All newsletters',
    link: 'See all newsletters',
    /** Leads to its sign-up, from one of its issues for instance. */
    toList: 'Get the newsletter',
    offerHeading: 'Would you like it by e-mail?',
    offer: (of: { title: string; promise: string }) => `“${of.title}” comes by e-mail. ${of.promise}`,
    /** On the page, while mail reaches verified addresses only. */
    notOpenYet:
      'This newsletter is not open yet: for now, mail reaches only the test addresses of those who make it. Please come back in a few days.',
    checkInbox: (typed: string) =>
      says({
        heading: 'Now check your inbox',
        paragraphs: [
          `If a mail can be sent to ${typed} now, it is on its way. Follow its link, press the button there, and you are on the list.`,
          'The link works for 72 hours. If you do not use it, we send nothing more.',
          'Nothing there after ten minutes? Look in your spam folder, and check the address above for a typing mistake.',
          'If you are on the list already, there is nothing to confirm: the mail brings the link to your own page. ' +
            'An address gets only a few such mails, and seldom two on one day, so trying again at once brings no second one. ' +
            'An earlier mail is as good: where its link has run out, it gets you a fresh one.',
          'To an address that our mail came back from none goes for some weeks, and to one where it was reported as unwanted none at all. ' +
            'If that may be so with yours, use another one or write to us.',
        ],
      }),
    /** Instead, while mail reaches verified addresses only. */
    checkTestInbox: (typed: string) =>
      says({
        heading: 'This newsletter is not open yet',
        paragraphs: [
          'It is still being set up. For now, mail reaches only the test addresses of those who make it.',
          `If ${typed} is one of them, a mail is on its way.`,
          'If not, none comes for now. Should the newsletter open within two days, it comes by itself; after that, please sign up again.',
        ],
      }),
    ask: (title: string) =>
      says({
        heading: 'One more press, and it is yours',
        paragraphs: [`This puts you on the list of “${title}”. Its next issue comes to this address.`],
        button: 'Yes, send me the newsletter',
        afterword: 'You did not ask for this? Then just close the page. Nothing will be sent.',
      }),
    done: (title: string) =>
      says({
        heading: 'You are on the list',
        paragraphs: [
          `From now on “${title}” comes to this address, beginning with the next issue.`,
          'Each issue has a link to leave the list, and one to your own page, where you see and change what we hold about you.',
        ],
      }),
    already: (title: string) =>
      says({
        heading: 'You are on the list already',
        paragraphs: [`You get “${title}” already, so pressing again changed nothing.`],
      }),
    /** Of a link in a mail of a course, by which its newsletter was asked for, too. */
    expired: (title: string) =>
      says({
        heading: 'This link has expired',
        paragraphs: [
          'Confirmation links work for 72 hours, and this one is older.',
          `You can sign up for “${title}” once more at any time.`,
        ],
      }),
    noLongerValid: says({
      heading: 'This link belongs to an earlier sign-up',
      paragraphs: ['There is a newer mail with a newer link, or you have left the list since.'],
    }),
    closed: (title: string) =>
      says({
        heading: 'This newsletter takes nobody new',
        paragraphs: [
          `“${title}” is closed for sign-ups. Nothing was stored or sent.`,
          'If you are on its list, it goes on as before, and the link to your own page is in every issue.',
        ],
      }),
    ended: (title: string) =>
      says({
        heading: 'This newsletter has ended',
        paragraphs: [`“${title}” is over, and no issue comes any more. Nothing was stored or sent.`],
      }),
    /** For whoever is on its list no more. */
    wayBack: 'You can sign up again at any time.',
  },

  preferences: {
    title: 'Your page',
    nothing: 'You are in no course and on no newsletter, so that nothing is sent to you.',
    progress: (of: { done: number; all: number }) => `${of.done} of ${lessons(of.all)} behind you`,
    status: {
      pending: 'You have not confirmed yet. The link to do so is in the mail that we sent you.',
      completed: 'You have reached the end of the course. Every lesson stays here to read again.',
      left: (date: string) => `You left the course on ${date}. No more lessons are sent.`,
      expired: (date: string) =>
        `The course was asked for and not confirmed in time, so that ended on ${date}. No lessons are sent.`,
      bounced: (date: string) =>
        `Mail to your address came back, so the course has stopped since ${date}. Give us another address below, and once you confirm it there, the course goes on.`,
      complained: (date: string) =>
        `Mail to your address was reported as unwanted, so the course has ended on ${date}.`,
      ended: (date: string) => `The course ended on ${date}. No more mail comes from it.`,
      stopped: (date: string) =>
        `Mail to your address was stopped on ${date}, because it came back or was marked as unwanted.`,
      next: (of: { subject: string; when: string }) => `Next: “${of.subject}”, on ${of.when}.`,
      soon: (subject: string) => `Next: “${subject}”, on its way.`,
      paused: (of: { until: string; subject: string; when: string }) =>
        `Paused until ${of.until}. Then “${of.subject}” comes on ${of.when}.`,
      pausedSoon: (until: string) => `Paused until ${until}. After that the lessons go on by themselves.`,
    },
    closing: 'The closing note',
    nextNow: 'Send it now',
    skip: 'Skip it',
    waitUntil: (when: string) => `You can have one lesson a day ahead of time, the next from ${when}.`,
    resume: 'Go on now',
    undo: 'Come back to the course',
    lessonsHeading: 'Your lessons so far',
    none: 'No lesson has reached you yet.',
    received: (date: string) => `sent ${date}`,
    skipped: 'skipped',
    takeAfterAll: 'Take it after all',
    again: 'Send me the last one again',
    settingsHeading: 'Settings of the course',
    newslettersHeading: 'Newsletters',
    personHeading: 'About you',
    save: 'Save',
    rhythm: {
      heading: 'When lessons come',
      cadence: 'How often',
      choice,
      weekday: 'Day',
      /** Where it does not count for every choice. */
      weekdayHint: 'The day counts for once and twice a week.',
      hour: 'Time',
      value: (of: Rhythm) => capitalised(at(of), locale),
    },
    pause: {
      heading: 'Pause',
      value: (until: string) => `until ${until}`,
      none: 'not paused',
      until: 'Send nothing before',
      hint: 'Up to a year. Lessons then go on by themselves, at your usual time.',
      button: 'Pause the course',
      fault: 'Choose a day after today and within a year.',
    },
    startOver: {
      heading: 'Start over',
      text: 'Lesson one comes at once, and the others follow as they did the first time. You can go back to where you are now.',
      button: 'Start from lesson one',
      begun: 'You started over. If you would rather go on from where you were before, you can.',
      back: 'Go back to where I was',
    },
    details: {
      heading: 'Name and time zone',
      noName: 'no name given',
      zoneHint: 'Your mail comes by the clock there.',
    },
    address: {
      heading: 'E-mail address',
      new: 'New address',
      hint: 'We send a link to the new address. Until you follow it, everything stays as it is.',
      button: 'Send the link',
      notNow: 'Once you have confirmed, you can have your mail sent to another address from here.',
      same: 'That is the address that mail goes to already.',
      notToday:
        'A mail with such a link has gone to this mailbox today, and it gets no other one for now. Follow that one, or ask again tomorrow. Nothing has changed.',
    },
    newsletter: {
      yes: 'you get it',
      no: 'you do not get it',
      pending: 'not confirmed yet',
      over: 'has ended',
      stopped: 'stopped',
      ended: 'This newsletter has ended. No more issues are sent.',
      closed: 'This newsletter takes nobody new.',
      join: 'Yes, send it to me',
      leave: 'No longer send it',
      consent: (of: { brand: string; title: string; promise: string }) =>
        `By pressing the button you ask ${of.brand} to send you the newsletter “${of.title}”. ${of.promise} Each issue has a link to leave with one click.`,
    },
    leaving: {
      text: 'One press is enough. Where it can be undone, the page that follows has a button for it.',
      course: 'Leave the course',
      everything: 'Leave everything',
      everythingText: 'Ends every course and newsletter that we send you.',
    },
    data: {
      heading: 'Your data',
      text: 'Everything that we hold about you, in one file that other programs can read.',
      download: 'Download my data',
      eraseText: 'Erasing removes it for good. The next page says what that means.',
      erase: eraseEverything,
    },
    notes: {
      'next-now': 'The lesson is on its way to you.',
      skip: 'Skipped. You can take it after all, from the list below.',
      'take-after-all': 'Good. It is the next lesson again.',
      again: 'It is on its way to you once more.',
      'start-over': 'You are back at the beginning, and lesson one is on its way.',
      'go-back': 'You are back where you were.',
      pause: 'Paused. Nothing comes before the day you chose.',
      resume: 'The course goes on.',
      rhythm: 'Saved. This is when your lessons come from now on.',
      details: 'Saved. This is how it stands now.',
      'newsletter-yes': 'You get the newsletter from now on.',
      'newsletter-no': 'The newsletter is no longer sent to you.',
    },
    unchanged: 'That was done already, or is not possible just now. Nothing has changed.',
    gone: says({
      heading: 'There is nothing on record here',
      paragraphs: ['This link belongs to somebody who is no longer on our list.'],
    }),
  },

  addressChange: {
    asked: (of: { address: string; hours: number }) =>
      says({
        heading: 'Now check your new inbox',
        paragraphs: [
          `If mail can be sent to ${of.address}, a link is on its way there. Follow it within ${hours(of.hours)} and press the button.`,
          'Until then everything goes to the address you have now. Nothing there after ten minutes? Look in your spam folder, and check the address above for a typing mistake.',
          'An address gets only a few such mails, and seldom two on one day. If it got one today, follow that one, or ask again tomorrow.',
        ],
      }),
    back: 'Back to your page',
    ask: says({
      heading: 'Send your mail here from now on?',
      paragraphs: [
        'One press, and whatever we send you, courses and newsletters alike, comes to this address.',
        'Everything else stays as it is, and we let your old address know.',
      ],
      button: 'Yes, send it here',
      afterword: 'You did not ask for this? Then just close the page. Nothing will be sent here.',
    }),
    done: says({
      heading: 'Done: your mail comes here now',
      paragraphs: [
        'From now on whatever we send you comes to your new address, and we are letting the old one know.',
        'Links in earlier mails still work.',
      ],
    }),
    /** At an address that is on record for itself. */
    taken: says({
      heading: 'We know this address already',
      paragraphs: [
        'Somebody, most likely you, has signed up with it before. So nothing has moved, and everything stays as it was.',
        'To go on with what this address has, there is nothing to do here: leave on the page of the other address, which every mail to it links to.',
        `To go on with what the other address has, open the page of this one and press “${eraseEverything}” there. Then open the link in our mail once more, and press its button again.`,
      ],
    }),
    toItsPage: 'To the page of this address',
    stopped: says({
      heading: 'No mail can come to this address',
      paragraphs: [
        'Mail to it has come back, or was marked as unwanted, so we have stopped sending any. Everything still goes to the address from before.',
        'You can ask for another one on your own page, which every mail links to, or write to us.',
      ],
    }),
    noLongerValid: says({
      heading: 'This link has expired',
      paragraphs: [
        'Links to a new address work for 24 hours, and a newer one takes the place of an older one.',
        'Nothing has changed. You can ask again on your own page, which every mail links to.',
      ],
    }),
  },

  everything: {
    ask: says({
      heading: 'Leave everything?',
      paragraphs: ['One press, and nothing more is sent to you: no lesson of a course, no newsletter.'],
      button: 'Leave everything',
      afterword: 'You would rather stay? Then just close the page. Nothing has changed.',
    }),
    done: says({
      heading: 'You have left everything',
      paragraphs: [
        'No course and no newsletter is sent to you any more. A mail that was already on its way may still arrive.',
        'Thank you for reading.',
      ],
      button: 'Undo, keep me in',
    }),
    undo: says({
      heading: 'Come back to everything?',
      paragraphs: ['One press, and all that you left at once goes on as it was.'],
      button: 'Undo, keep me in',
    }),
    undone: says({
      heading: 'Welcome back',
      paragraphs: ['Everything is as it was before you left. What you get goes on at its usual time.'],
    }),
  },

  why: {
    heading: 'Would you tell us why?',
    text: 'You have left either way. Your answer helps us to do better.',
    reasons: {
      'too-many': 'Too many mails',
      'not-what-i-expected': 'Not what I expected',
      'no-time': 'No time at the moment',
      'learned-enough': 'I have learned what I wanted',
      other: 'Something else',
    },
    own: 'Tell us in your own words',
    ownHint: 'At most 500 characters. A person reads it; we keep it for 400 days.',
    button: 'Send',
    thanks: says({
      heading: 'Thank you for telling us',
      paragraphs: ['You have left, and it stays that way.'],
    }),
  },

  erase: {
    ask: (contact: string) =>
      says({
        heading: 'Erase everything about you?',
        paragraphs: [
          'Your address, your name, your place in every course, what was sent to you and what you agreed to: all of it is removed at once, and nobody can bring it back.',
          'One thing stays: a scrambled form of your address with today’s date, which we can compare but not read. It keeps us from ever writing to you by mistake.',
        ],
        button: 'Erase it all',
        afterword: `You would rather keep it? Then just close the page. To have a question answered first, write to ${contact}.`,
      }),
    done: says({
      heading: 'Everything about you is erased',
      paragraphs: [
        'No further mail is sent to you. Copies that protect the whole record against loss are overwritten by themselves within 35 days.',
      ],
    }),
  },

  archive: {
    title: (title: string) => `Archive: ${title}`,
    lead: 'The first lesson of the course, and every newsletter sent so far.',
    lessonHeading: 'The first lesson',
    issuesHeading: (title: string) => `The newsletter “${title}”`,
    noIssues: 'No issue has been sent yet.',
    /** Below an issue that is read on the web. */
    feed: 'Follow it by RSS',
    link: 'Archive',
  },

  lesson: {
    position: (of: { title: string; number: number; all: number }) =>
      `${of.title} · Lesson ${of.number} of ${of.all}`,
    closing: (title: string) => `${title} · Closing note`,
    shared: (of: { title: string; all: number }) =>
      of.all === 1
        ? `This is the lesson of “${of.title}”. It comes by mail.`
        : `This is a lesson of “${of.title}”. All ${of.all} come by mail, as short as this one.`,
    sharedHeading: (all: number): string =>
      all === 1 ? 'Would you like it by mail?' : 'Would you like the others too?',
    share: 'To pass it on, use this address. It says nothing of you:',
    offerHeading: (rest: number): string =>
      rest === 0 ? 'It comes by mail, too' : 'The next one comes by mail',
    offer: (of: { title: string; rest: number; cadence: Cadence }) => {
      const first = `This was the first lesson of “${of.title}”.`;
      if (of.rest === 0) return `${first} It is the only one; by mail, a closing note follows it.`;
      if (of.rest === 1) return `${first} The other one follows, as short as this.`;
      return `${first} The other ${of.rest} come ${often(of.cadence)}, each as short as this.`;
    },
    offerLink: 'Start the course',
    notPublic: says({
      heading: 'This lesson comes by mail',
      paragraphs: [
        'The first lesson is open to everybody. The others are sent to people who take the course, in their order.',
        'If you take it already, follow the link “Read in your browser” in the lesson itself.',
      ],
    }),
    notReceived: says({
      heading: 'This lesson has not been sent to you',
      paragraphs: ['Lessons open here once they have been sent to you.'],
    }),
    issueNotReceived: says({
      heading: 'This letter has not been sent to you',
      paragraphs: [
        'Letters open here once they have been sent to you, and for as long as you are on record.',
      ],
    }),
    toCourse: 'See the course',
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

  privacy: {
    title: 'Privacy',
    lead: 'What we keep about you, what for, for how long, and how to be rid of it.',
    captcha: (name: string) => ({
      heading: 'A check on the sign-up form',
      paragraphs: [
        `The sign-up form, and no other page, loads a check from ${name} that a person fills it in. ${name} sees your network address and your browser while that page is open, and nothing that you type.`,
      ],
    }),
    /** Only where site.yaml has SES watch opens or clicks. */
    tracking: ({ opens, clicks }: Tracking) => ({
      heading: 'What the mails tell us',
      paragraphs: [
        `${[
          ...(opens ? ['A hidden picture in each mail tells Amazon when it is opened, and from where.'] : []),
          ...(clicks
            ? ['Links in a mail lead through Amazon, which learns when they are followed, and from where.']
            : []),
        ].join(' ')} We see sums over all readers and keep nothing of yours.`,
      ],
    }),
    sections: (of: { brand: string; contact: string; postal: string; watched: boolean }) => [
      {
        heading: 'Who is responsible',
        paragraphs: [`${of.brand} (${of.postal}). A person reads what you write to ${of.contact}.`],
      },
      {
        heading: 'What we keep',
        items: [
          'Your e-mail address, to send you what you signed up for.',
          'Your first name, if you gave it, to greet you.',
          'Your time zone, so that mails come at a sensible hour.',
          'Which lessons and issues were sent to you and when, so that each comes once and in order.',
          'When you signed up and confirmed, and the words you agreed to, because the law asks us to be able to show it.',
          'The name of the link that brought you to the form, where it had one, to learn where readers come from.',
          'How you want it: the pace, a pause, whether you get a newsletter, and why you left if you told us, in your own words too (those for 400 days).',
          'Whether a mail came back or was reported as unwanted, so that we stop in time.',
          'Scrambled forms of the network you signed up from and, for a month, of your address, to stop abuse of the form. The network address itself is not kept.',
        ],
      },
      {
        heading: 'What we do not do',
        items: [
          'These pages set no cookies and load nothing from anybody else.',
          ...(of.watched ? [] : ['We do not track whether you open a mail or follow a link in it.']),
          'We do not sell or lend addresses, and send nothing but what you asked for.',
        ],
      },
      {
        heading: 'On what basis',
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
          'What is never confirmed is removed after about a month.',
          'Otherwise as long as you take the course or the newsletter, and afterwards as the record of what was agreed and sent, until you have it erased.',
          'When you have yourself erased, when an address bounces, and when a mail is reported as unwanted, we keep a scrambled form of the address, which we can compare but not read, so that nothing is sent there by mistake. After a bounce you can sign up again when some weeks have gone by, after a complaint when you have written to us.',
          'Copies that protect the record against loss are overwritten within 35 days. Logs hold no address and no name, and are kept for a month.',
        ],
      },
      {
        heading: 'How to leave, look, or erase it all',
        paragraphs: [
          'Each mail has a link to leave with one press, and a link to your own page, where you see and change all of it.',
          'On your own page you can download everything we hold on you, and erase it.',
          `A person answers what you write to ${of.contact}. If you think we handle it badly, you can complain to the data protection authority where you live.`,
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
        'To leave, you can also answer any of our mails and say so: a person reads it.',
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
    brokenForm: says({
      heading: 'This form arrived damaged',
      paragraphs: [
        'Its fields could not be told apart. Please try again, or use the form on the start page. Nothing was stored or sent.',
      ],
    }),
    fileInForm: says({
      heading: 'A file came with the form',
      paragraphs: [
        'The form takes text only: an address, a name and a time zone. Please send it without the file. Nothing was stored or sent.',
      ],
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

  /** What frames an author's words in a mail, the same in all its renderings. */
  mail: {
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
  },
};

/**
 * Every word of Dripline's own, in pages and in mails: text, and functions from values to finished sentences.
 * `{{address}}` and the like are filled in for each subscriber; their names are `mergeFields`.
 */
export type Words = typeof en;
