import { join } from 'node:path';
import * as z from 'zod';
import { systemClock } from '../../adapters/clock.ts';
import { type Instant, later, millisecondsBetween } from '../../domain/time/instant.ts';
import type { Clock } from '../../pipeline/ports.ts';
import { openJsonFile } from '../process/json-file.ts';

export type MovableClock = Clock & {
  /** Milliseconds ahead of the real clock. */
  offset(): number;
  /** Puts the clock to a moment; one that has already passed changes nothing, since time never runs backwards. */
  moveTo(moment: Instant): void;
};

/**
 * The real clock plus an offset that `folder` keeps between runs. It runs on as the real one does. A new
 * one shows the real time, or `startAt`.
 */
export const openClock = (folder: string, startAt?: Instant): MovableClock => {
  const kept = openJsonFile(join(folder, 'clock.json'), z.object({ offset: z.number() }), () => ({
    offset: startAt ? millisecondsBetween(systemClock.now(), startAt) : 0,
  }));
  const now = () => later(systemClock.now(), { milliseconds: kept.get().offset });
  return {
    now,
    wait: systemClock.wait,
    offset: () => kept.get().offset,
    moveTo(moment) {
      const ahead = millisecondsBetween(now(), moment);
      if (ahead > 0) kept.set({ offset: kept.get().offset + ahead });
    },
  };
};
