import { fromString } from 'temporal-polyfill/fns/Instant';
import * as z from 'zod';

/**
 * A moment as `YYYY-MM-DDTHH:MM:SS.sssZ`: always UTC, always this width, so that comparing the strings
 * compares the moments. DynamoDB sort keys and `<` rely on it.
 */
export const instantSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .refine((moment) => !Number.isNaN(Date.parse(moment)), 'is no moment of the calendar')
  .brand<'Instant'>();
export type Instant = z.infer<typeof instantSchema>;

/** Reads any ISO 8601 moment with an offset; throws a RangeError on anything else. */
export const instantOf = (moment: string | { epochMilliseconds: number }): Instant =>
  instantAt((typeof moment === 'string' ? fromString(moment) : moment).epochMilliseconds);

/** So many milliseconds after the beginning of 1970. */
export const instantAt = (milliseconds: number): Instant => {
  const moment = new Date(milliseconds).toISOString();
  // Years of four digits make this length, and every other year a longer one.
  if (moment.length !== 24) throw new RangeError('This moment lies outside of the years 0 to 9999.');
  return moment as Instant;
};

/** `later('…', { hours: 24 })`; days are 24 hours. Calendar arithmetic lives in schedule.ts. */
export const later = (
  from: Instant,
  by: { days?: number; hours?: number; minutes?: number; seconds?: number; milliseconds?: number },
): Instant => {
  const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = by;
  const span = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
  return instantAt(Date.parse(from) + span);
};

/** Milliseconds from `a` to `b`; negative when `b` is earlier. */
export const millisecondsBetween = (a: Instant, b: Instant): number => Date.parse(b) - Date.parse(a);

/**
 * Milliseconds from one moment to the other, whichever is earlier. What holds for a while is fresh by this: a moment that
 * lies ahead is from before a clock was put back, and would count as fresh until the clock comes there again.
 */
export const millisecondsApart = (a: Instant, b: Instant): number => Math.abs(millisecondsBetween(a, b));

export const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);

export const earlierOf = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/** In whole seconds, as the last second of a link's life is written. */
export const unixSeconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000);
