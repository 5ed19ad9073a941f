import type { CountedOf, DayCount, Happening } from '../../domain/reports/happening.ts';
import type { Standings } from '../../domain/reports/standings.ts';
import type { WeeklyMail } from '../../domain/reports/weekly-report.ts';
import type { Share } from '../../domain/sending/share.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Saved } from './record.ts';

/** What happens, as sums: summed up in memory, and written down once for all that one call of a function did. */
export type Tally = {
  add(of: CountedOf, at: Instant, what: Happening, by?: 1 | -1): void;
  /** Never fails, and never writes anything twice: what could not be written down is lost, and said so in the log. */
  writeDown(): Promise<void>;
};

export type DayCounts = {
  /**
   * Adds to a day's counts, atomically. `once` names this very addition: made again because its answer was lost, it
   * changes nothing, as long as nobody else has added to the same day in between.
   */
  add(of: CountedOf, day: string, counts: ReadonlyMap<string, number>, once: string): Promise<void>;
  /** The days from `day` on that anything was counted on, in their order. */
  since(of: CountedOf, day: string): Promise<DayCount[]>;
};

/** Who stands where, as the daily books have found it. */
export type StandingsRecord = {
  /** What one share has found, in place of what it found earlier on the same day. */
  keep(of: CountedOf, standings: Standings, share: Share): Promise<void>;
  /** What was found on the days from `day` on by all shares together, in their order; no day that one of them lacks. */
  since(of: CountedOf, day: string): Promise<Standings[]>;
};

/** What became of the mails about each week. */
export type WeeklyMails = {
  /** By its Monday; strongly consistent. */
  load(monday: string): Promise<WeeklyMail | undefined>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(mail: WeeklyMail): Promise<Saved>;
};
