/** How long a mail is waited for where nothing else is said, in milliseconds. */
export const mailTimeLimit = 10_000;

/**
 * Runs something with a signal that goes off when it takes longer than this. That of `AbortSignal.timeout` goes off in any case, and
 * makes an error with its trace, for each mail that is long sent.
 */
export const withinTime = async <Result>(
  milliseconds: number,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), milliseconds).unref();
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
  }
};
