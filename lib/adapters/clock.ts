import { setTimeout } from 'node:timers/promises';
import { instantAt } from '../domain/time/instant.ts';
import type { Clock } from '../pipeline/ports/clock.ts';

/** The real clock; the only place that reads it. */
export const systemClock: Clock = {
  now: () => instantAt(Date.now()),
  wait: async (milliseconds) => {
    await setTimeout(milliseconds);
  },
};
