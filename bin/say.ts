/** A result, for whoever called: a line of text, or of JSON. What went wrong, and how far something has come, is for standard error. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
