import { says } from '../message.ts';

export const newsletters = {
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
};

export type NewslettersWords = typeof newsletters;
