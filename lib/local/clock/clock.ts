import { join } from 'node:path';
import * as z from 'zod';
import { systemClock } from '../../adapters/clock.ts';
import { type Instant, instantSchema, later, millisecondsBetween } from '../../domain/time/instant.ts';
import type { Clock } from '../../pipeline/ports/clock.ts';
import { openJsonFile } from '../process/json-file.ts';

export type MovableClock = Clock & {
  /** Milliseconds ahead of the real clock. */
  offset(): number;
  /** Puts the clock to a moment; one that has already passed changes nothing, since time never runs backwards. */
  moveTo(moment: Instant): void;
};

const keptSchema = z.object({
  offset: z.number(),
  /** A moment that the clock has shown, and hardly an earlier one than the last. */
  shown: instantSchema.optional(),
});

const openKept = (folder: string, startAt?: Instant, real: Clock = systemClock) =>
  openJsonFile<z.infer<typeof keptSchema>>(join(folder, 'clock.json'), keptSchema, () => ({
    offset: startAt ? millisecondsBetween(real.now(), startAt) : 0,
  }));

/** How often what the clock shows is written down, in milliseconds. */
const writtenEvery = 60_000;

/**
 * The real clock plus an offset that `folder` keeps between runs. It runs on as the real one does. A new
 * one shows the real time, or `startAt`. When the real one is put back, during a run or between two, this one goes on
 * from where it was: what is on record would otherwise lie ahead.
 */
export const openClock = (folder: string, startAt?: Instant, real: Clock = systemClock): MovableClock => {
  const kept = openKept(folder, startAt, real);
  let latest = kept.get().shown;
  const now = (): Instant => {
    const { offset, shown } = kept.get();
    const next = later(real.now(), { milliseconds: offset });
    if (latest !== undefined && next < latest) {
      kept.set({ offset: offset + millisecondsBetween(next, latest), shown: latest });
      return latest;
    }
    latest = next;
    if (!shown || millisecondsBetween(shown, next) >= writtenEvery) kept.set({ offset, shown: next });
    return next;
  };
  return {
    now,
    wait: real.wait,
    offset: () => kept.get().offset,
    moveTo(moment) {
      const ahead = millisecondsBetween(now(), moment);
      if (ahead <= 0) return;
      latest = moment;
      kept.set({ offset: kept.get().offset + ahead, shown: moment });
    },
  };
};

/** The clock of a world that another process runs. That one may be moved at any time, and is moved by nobody else. */
export const followClock = (folder: string): Clock => ({
  now: () => later(systemClock.now(), { milliseconds: openKept(folder).get().offset }),
  wait: systemClock.wait,
});
