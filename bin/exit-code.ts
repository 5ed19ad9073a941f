/** What a command ends with, beside 0. Scripts go by it. */
export const exitCodes = {
  /** It could not be done: something is wrong. */
  failed: 1,
  /** It was called wrongly: an option or argument that there is not, or that cannot be. Nothing was begun. */
  misused: 2,
  /** Something was asked for and not done, or only the person who asked can say what is meant. Nothing is wrong. */
  needsAnswer: 3,
  /** Told a second time to stop, a program has done so at once; the number is the one that shells give for Ctrl-C. */
  interrupted: 130,
} as const;
