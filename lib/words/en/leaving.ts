import { says } from '../message.ts';

export const leaving = {
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
};

export type LeavingWords = typeof leaving;
