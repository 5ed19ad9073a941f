import type { Cadence } from '../../domain/time/cadence.ts';
import { says } from '../message.ts';
import { often } from './phrases.ts';

export const reading = {
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
};

export type ReadingWords = typeof reading;
