/**
 * What the program was given and cannot use as it is: a file, a folder, a secret. The message is for the person who can mend it,
 * and says what it is, what is wrong with it and what to do. Programs show it without a stack trace.
 */
export class Unusable extends Error {
  override name = 'Unusable';
}
