import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import { offsetNanoseconds } from 'temporal-polyfill/fns/ZonedDateTime';
import type { Instant } from './instant.ts';
import type { TimeZone } from './time-zone.ts';

/** What the clocks of a zone show at a moment, as the milliseconds at which a clock in UTC shows the same. */
export const wallClock = (at: Instant, zone: TimeZone): number => {
  const moment = Date.parse(at);
  const clock = toZonedDateTimeISO(fromEpochMilliseconds(moment), zone);
  return moment + offsetNanoseconds(clock) / 1_000_000;
};
