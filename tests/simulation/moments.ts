import { type Instant, instantOf } from '../../lib/domain/time/instant.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Unix milliseconds as the code under test writes moments. */
export const instantAt = (milliseconds: number): Instant => instantOf(new Date(milliseconds).toISOString());

export const millisecondsOf = (at: Instant): number => Date.parse(at);
