const minute = 60_000;

/** Runs a job each minute until stopped, never two at once; what it throws goes to `failed`. Stopping waits for the one under way. */
export const everyMinute = (job: () => Promise<unknown>, failed: (error: unknown) => void) => {
  let underWay: Promise<unknown> = Promise.resolve();
  let busy = false;
  const run = () => {
    if (busy) return;
    busy = true;
    underWay = job()
      .catch(failed)
      .finally(() => {
        busy = false;
      });
  };
  run();
  const timer = setInterval(run, minute);
  return {
    stop: async (): Promise<void> => {
      clearInterval(timer);
      await underWay;
    },
  };
};
