const everySecond = 1000;

/**
 * Resolves when npm has gone and left this process alone. A signal that ends npm does not come through the shell
 * that npm puts in between; all that can be seen from here is that the shell is no longer the parent. Never
 * resolves for a process that npm did not start: that one may be meant to outlive its terminal.
 */
export const abandonedByNpm = (): Promise<void> =>
  new Promise((resolve) => {
    if (process.env.npm_lifecycle_event === undefined) return;
    const parent = process.ppid;
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      resolve();
    }, everySecond);
    timer.unref();
  });
