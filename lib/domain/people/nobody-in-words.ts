import type { Suppression } from '../subscriber/suppression.ts';
import { suppressionInWords } from './why-in-words.ts';

/** Why nobody was found: what is kept of an address tells more than that. It repeats no address. */
export const nobodyInWords = (suppression: Suppression | undefined): string =>
  suppression
    ? `Nobody on record has that address. Mail to it is stopped since ${suppression.at}: ${suppressionInWords[suppression.reason]}.`
    : 'Nobody on record has that address or id.';
