import { type PeopleCursor, peopleCursor } from './list-people.ts';

/** A cursor as a link or an option carries it. It names nobody but by their id. */
export const cursorAsText = (cursor: PeopleCursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** Undefined for what is no cursor. */
export const cursorFromText = (text: string): PeopleCursor | undefined => {
  try {
    return peopleCursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
};
