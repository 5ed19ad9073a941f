import type { Instant } from '../../domain/time/instant.ts';

export type Clock = {
  now(): Instant;
  /** Resolves after so many milliseconds of this clock. */
  wait(milliseconds: number): Promise<void>;
};
