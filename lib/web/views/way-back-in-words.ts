import { later } from '../../domain/time/instant.ts';
import type { WayBack } from '../../pipeline/unsubscribe/way-back.ts';
import type { Words } from '../../words/en.ts';
import type { Message } from '../../words/message.ts';

/** How somebody gets a course or a newsletter again, in a sentence that is true for them. */
export const wayBackInWords = (back: WayBack, words: Words): string => {
  const said = words.wayBack;
  switch (back.kind) {
    case 'sign-up':
      return said.signUp;
    case 'list-sign-up':
      return words.list.wayBack;
    case 'own-page':
      return said.ownPage;
    case 'sign-up-from':
      // The day after: on that one it depends on the hour.
      return said.from(words.dates.day(later(back.at, { days: 1 }), back.zone));
    case 'write':
      return said.write;
    case 'unknown':
      return said.unknown;
    case 'closed':
      return said.closed;
    case 'ended':
      return said.ended;
    case 'list-closed':
      return said.listClosed;
  }
};

/** A message that ends with it. */
export const withWayBack = (message: Message, back: WayBack, words: Words): Message => ({
  ...message,
  paragraphs: [...message.paragraphs, wayBackInWords(back, words)],
});

/** The same for somebody of whom nothing is kept: what they had does not go on. */
export const withWayBackAfresh = (message: Message, back: WayBack, words: Words): Message =>
  back.kind === 'sign-up'
    ? { ...message, paragraphs: [...message.paragraphs, words.wayBack.afresh] }
    : withWayBack(message, back, words);
