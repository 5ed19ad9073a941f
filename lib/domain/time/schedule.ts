import { getISO } from 'temporal-polyfill/fns/Calendar';
import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import {
  addDays,
  toString as dateToString,
  dayOfWeek,
  equals,
  fromString,
  type Record as PlainDate,
  toZonedDateTime as startOfDay,
} from 'temporal-polyfill/fns/PlainDate';
import { create as createDateTime, toZonedDateTime } from 'temporal-polyfill/fns/PlainDateTime';
import {
  dayOfWeek as dayOfWeekAt,
  toPlainDate,
  type Record as ZonedDateTime,
} from 'temporal-polyfill/fns/ZonedDateTime';
import { type Cadence, daysBetween, keepsItsDays, restBetweenLessons, weekdaysOf } from './cadence.ts';
import { type Instant, instantAt, instantOf, later, laterOf } from './instant.ts';
import type { TimeZone } from './time-zone.ts';
import type { Weekday } from './weekday.ts';

/**
 * When a subscriber's lessons come: a wall-clock hour in their own zone, never a UTC time. `weekday` is the reader's own,
 * which counts for the cadences that have one.
 */
export type Rhythm = { zone: TimeZone; cadence: Cadence; weekday: Weekday; hour: number };

/** An hour of every day, on a zone's clock. */
export type DailyHour = Pick<Rhythm, 'zone' | 'hour'>;

/** The subscriber's weekday at a moment. */
export const weekdayIn = (zone: TimeZone, at: Instant): Weekday =>
  // Temporal's dayOfWeek is typed as a number; in the ISO calendar it is 1 to 7.
  dayOfWeekAt(clockIn(zone, at)) as Weekday;

const clockIn = (zone: TimeZone, at: Instant): ZonedDateTime =>
  toZonedDateTimeISO(fromEpochMilliseconds(Date.parse(at)), zone);

/**
 * The hour of a date in a zone, and whether the clock there shows it on that date: a date that the zone never had (Apia has no
 * 30 December 2011) yields a moment on another. An hour that a clock change skips becomes the same minute after the gap
 * (02:00 → 03:00), or before it where the gap ends on the next day (in Nuuk 23:00 → 22:00); one that comes twice is the
 * first of the two.
 */
const hourOn = (date: PlainDate, { zone, hour }: DailyHour): { moment: Instant; isOnDate: boolean } => {
  const wanted = createDateTime(date.year, date.month, date.day, hour);
  const isOn = (at: ZonedDateTime) => at.day === date.day && equals(toPlainDate(at), date);
  const after = toZonedDateTime(wanted, zone);
  if (isOn(after)) return { moment: instantAt(after.epochMilliseconds), isOnDate: true };
  const before = toZonedDateTime(wanted, zone, { disambiguation: 'earlier' });
  const isOnDate = isOn(before);
  return { moment: instantAt((isOnDate ? before : after).epochMilliseconds), isOnDate };
};

/** The first moment of the rhythm's weekdays and hour that is not before `earliest`. */
export const regularTimeFrom = (earliest: Instant, rhythm: Rhythm): Instant => {
  const weekdays = weekdaysOf(rhythm.cadence, rhythm.weekday);
  for (let date = dateOf(earliest, rhythm.zone); ; date = addDays(date, 1)) {
    const ahead = daysUntil(weekdays, dayOfWeek(date));
    if (ahead > 0) date = addDays(date, ahead);
    const { moment, isOnDate } = hourOn(date, rhythm);
    if (moment >= earliest && isOnDate) return moment;
  }
};

/** How many days after a weekday the first of these is: none where it is one of them. */
const daysUntil = (weekdays: readonly Weekday[], from: number): number =>
  Math.min(...weekdays.map((weekday) => (weekday - from + 7) % 7));

const dateOf = (at: Instant, zone: TimeZone): PlainDate => toPlainDate(clockIn(zone, at));

/**
 * From when on a lesson may follow one that came at `sentAt`: after the cadence's rest, never on the same day of the
 * reader's calendar, and so many days later as the cadence or the lesson itself wants (`gap`).
 */
export const mayFollowFrom = (
  sentAt: Instant,
  { zone, cadence }: Pick<Rhythm, 'zone' | 'cadence'>,
  gap = 0,
): Instant => {
  const { hours } = restBetweenLessons(cadence);
  const days = Math.max(daysBetween(cadence), gap);
  const rested = later(sentAt, { hours });
  // No change of a clock makes a day longer than two. A week's rest outlasts it, and the calendar, which is slow, need not be asked.
  if (hours >= 24 * (days + 2)) return rested;
  const date = addDays(dateOf(sentAt, zone), days);
  return laterOf(rested, instantAt(startOfDay(date, zone).epochMilliseconds));
};

/**
 * The next regular time after a lesson: the first at which one may follow that is not before `earliest`. A weekly lesson
 * sent on time is therefore followed a week later; a late one is followed on the regular weekday again, that week or the
 * next.
 */
export const nextRegularTime = (sentAt: Instant, rhythm: Rhythm, earliest: Instant = sentAt): Instant =>
  regularTimeFrom(laterOf(mayFollowFrom(sentAt, rhythm), earliest), rhythm);

/**
 * When a lesson comes that has missed its regular time: at the next regular hour, on whichever day, unless the cadence keeps
 * its days.
 */
export const nextFreeHour = (after: Instant, rhythm: Rhythm): Instant =>
  keepsItsDays(rhythm.cadence)
    ? regularTimeFrom(later(after, { milliseconds: 1 }), rhythm)
    : nextRegularHour(after, rhythm);

/** The next time the clock shows the rhythm's hour, on whichever day: when late mail goes out. */
export const nextRegularHour = (after: Instant, rhythm: DailyHour): Instant => {
  for (let date = dateOf(after, rhythm.zone); ; date = addDays(date, 1)) {
    const { moment } = hourOn(date, rhythm);
    if (moment > after) return moment;
  }
};

/** An hour of a calendar date (`2027-01-12`) on a zone's clock; a clock change that day is dealt with as above. */
export const momentOf = (date: string, on: DailyHour): Instant => hourOn(fromString(date, getISO), on).moment;

const atOffset = (date: string, hour: number, offset: string): Instant =>
  instantOf(`${date}T${String(hour).padStart(2, '0')}:00:00${offset}`);

/** When the first clock on earth shows an hour of a date (Kiritimati is 14 hours ahead of UTC), and the last. */
export const firstAnywhere = (date: string, hour: number): Instant => atOffset(date, hour, '+14:00');
export const lastAnywhere = (date: string, hour: number): Instant => atOffset(date, hour, '-12:00');

/** `2026-12-01`, the date that a zone's calendars show at a moment. */
export const dateIn = (zone: TimeZone, at: Instant): string => dateToString(dateOf(at, zone));
