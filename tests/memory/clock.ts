import { type Instant, later } from '../../lib/domain/time/instant.ts';
import type { Clock } from '../../lib/pipeline/ports/clock.ts';

/** A clock that a test moves; nobody who waits by it has to wait. */
export const createMemoryClock = (start: Instant) => {
  let now = start;
  const clock: Clock = { now: () => now, wait: async () => {} };
  const pass = (by: Parameters<typeof later>[1]): void => {
    now = later(now, by);
  };
  return { clock, pass };
};
