import { Temporal } from 'temporal-polyfill';
import type { Instant } from './instant.ts';
import type { TimeZone } from './time-zone.ts';

/** What the clocks of a zone show at a moment, as the milliseconds at which a clock in UTC shows the same. */
export const wallClock = (at: Instant, zone: TimeZone): number => {
  const moment = Date.parse(at);
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
  return moment + offsetNanoseconds / 1_000_000;
};
