import { setTimeout } from 'node:timers/promises';
import { instantSchema } from '../domain/time/instant.ts';
import type { Clock } from '../pipeline/ports/clock.ts';

/** The real clock; the only place that reads it. */
export const systemClock: Clock = {
  now: () => instantSchema.parse(new Date().toISOString()),
  wait: async (milliseconds) => {
    await setTimeout(milliseconds);
  },
};
