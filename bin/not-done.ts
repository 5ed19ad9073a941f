/** The exit code of a command that was asked for something and has not done it, although nothing is at fault. */
const notDoneCode = 3;

/** A sentence on what was not done and why, for the end of a command that has done nothing. */
export class NotDone extends Error {
  override name = 'NotDone';
}

/** Some of what was asked for has not been done; what is at fault elsewhere counts for more. */
export const markNotDone = (): void => {
  process.exitCode ??= notDoneCode;
};
