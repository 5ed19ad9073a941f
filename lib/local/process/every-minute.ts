const minute = 60_000;

/** Runs a job each minute, never two at once; what it throws goes to `failed`. Returns what stops it, but not the job under way. */
export const everyMinute = (job: () => Promise<unknown>, failed: (error: unknown) => void): (() => void) => {
  let busy = false;
  let stopped = false;
  const run = async () => {
    if (busy) return;
    busy = true;
    try {
      await job();
    } catch (error) {
      // What is cut off when all else ends has not failed.
      if (!stopped) failed(error);
    }
    busy = false;
  };
  void run();
  const timer = setInterval(() => void run(), minute);
  return () => {
    stopped = true;
    clearInterval(timer);
  };
};
