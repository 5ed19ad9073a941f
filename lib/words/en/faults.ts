import { says } from '../message.ts';

export const faults = {
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
};

export type FaultsWords = typeof faults;
