/** Work that is done by then says nothing. */
const everyMilliseconds = 5_000;

/**
 * Says on standard error, every few seconds, how far work is: standard output may be a file. Where nobody watches, in a log or a
 * pipe, it says nothing.
 */
export const withProgress = async <Result>(
  inWords: () => string,
  work: () => Promise<Result>,
  out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
): Promise<Result> => {
  if (!out.isTTY) return work();
  const timer = setInterval(() => out.write(`${inWords()}\n`), everyMilliseconds);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
};
