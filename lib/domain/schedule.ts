import { Temporal } from 'temporal-polyfill';
import { type Instant, instantOf, later } from './instant.ts';
import type { TimeZone } from './site.ts';

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** When a subscriber's lessons come: a wall-clock hour in their own zone, never a UTC time. */
export type Rhythm = { zone: TimeZone; weekday: Weekday; hour: number };

/** Two lessons never come closer than this, however late the first one was. */
const restBetweenLessons = { days: 5 } as const;

/** The subscriber's weekday at a moment. */
export const weekdayIn = (zone: TimeZone, at: Instant): Weekday =>
  // Temporal's dayOfWeek is typed as a number; in the ISO calendar it is 1 to 7.
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).dayOfWeek as Weekday;

/**
 * The hour of a date in a zone. An hour that a clock change skips becomes the same minute after the gap
 * (02:00 → 03:00); one that comes twice is the first of the two.
 */
const hourOn = (date: Temporal.PlainDate, { zone, hour }: { zone: TimeZone; hour: number }): Instant =>
  instantOf(date.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(hour) }).toInstant());

/** A date that the zone never had (Apia has no 30 December 2011) yields a moment on another date. */
const existsIn = (date: Temporal.PlainDate, rhythm: Rhythm): boolean =>
  Temporal.Instant.from(hourOn(date, rhythm)).toZonedDateTimeISO(rhythm.zone).toPlainDate().equals(date);

/**
 * The next regular time after a lesson: the first moment of the rhythm's weekday and hour that leaves
 * five days of rest after `sentAt`. A lesson sent on time is therefore followed a week later; a late
 * one is followed on the regular weekday again, that week or the next.
 */
export const nextRegularTime = (sentAt: Instant, rhythm: Rhythm): Instant => {
  const earliest = later(sentAt, restBetweenLessons);
  let date = Temporal.Instant.from(earliest).toZonedDateTimeISO(rhythm.zone).toPlainDate();
  date = date.add({ days: (rhythm.weekday - date.dayOfWeek + 7) % 7 });
  while (hourOn(date, rhythm) < earliest || !existsIn(date, rhythm)) date = date.add({ days: 7 });
  return hourOn(date, rhythm);
};

/** The next time the clock shows the rhythm's hour, on whichever day: when a late lesson goes out. */
export const nextRegularHour = (after: Instant, rhythm: Rhythm): Instant => {
  let date = Temporal.Instant.from(after).toZonedDateTimeISO(rhythm.zone).toPlainDate();
  while (hourOn(date, rhythm) <= after || !existsIn(date, rhythm)) date = date.add({ days: 1 });
  return hourOn(date, rhythm);
};

/** A date as people write it in a language, in the subscriber's zone: "Tuesday, 24 November 2026". */
export const dateInWords = (at: Instant, zone: TimeZone, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: zone }).format(new Date(at));
