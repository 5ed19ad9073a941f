import { abandonedByNpm } from './abandoned.ts';

/** npm passes on a Ctrl-C that the terminal has told us of already: signals within this time are one. */
const oneMilliseconds = 500;

/**
 * Resolves when this process is told to stop: by Ctrl-C, by `kill`, by a terminal that is closed, or by npm having gone.
 * Whoever tells it once more wants it to stop at once, which is up to `again`.
 */
export const toldToStop = (again: () => void): Promise<void> =>
  new Promise((resolve) => {
    let heed = resolve;
    const told = () => {
      heed();
      heed = () => undefined;
      setTimeout(() => {
        heed = again;
      }, oneMilliseconds).unref();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => told());
    void abandonedByNpm().then(resolve);
  });
