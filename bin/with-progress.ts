/** Work that is done by then says nothing. */
const everyMilliseconds = 5_000;

/** Says on standard error, every few seconds, how far work is: standard output may be a file. */
export const withProgress = async <Result>(
  inWords: () => string,
  work: () => Promise<Result>,
  every = everyMilliseconds,
): Promise<Result> => {
  const timer = setInterval(() => process.stderr.write(`${inWords()}\n`), every);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
};
