import { capitalised } from '../grammar.ts';
import { says } from '../message.ts';
import type { Rhythm } from '../rhythm.ts';
import { at, choice, hours, lessons, locale } from './phrases.ts';

/** The label of a button, which other pages name. */
const eraseEverything = 'Erase everything about me';

export const preferences = {
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
};

export type PreferencesWords = typeof preferences;
