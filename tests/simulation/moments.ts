import type { Instant } from '../../lib/domain/time/instant.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const millisecondsOf = (at: Instant): number => Date.parse(at);
