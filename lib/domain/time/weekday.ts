import { getISO } from 'temporal-polyfill/fns/Calendar';
import { dayOfWeek, fromString } from 'temporal-polyfill/fns/PlainDate';
import * as z from 'zod';

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const weekdaySchema = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);

/** Every weekday, in the order of the week. */
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** As authors and files write them, Monday first. */
export const weekdayNames = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export const weekdayNamed = (name: string): Weekday | undefined =>
  weekdays.find((weekday) => weekdayNames[weekday - 1] === name.toLowerCase());

/** The weekday of a calendar date, `2027-01-12`. */
export const weekdayOfDate = (date: string): Weekday =>
  // Temporal's dayOfWeek is typed as a number; in the ISO calendar it is 1 to 7.
  dayOfWeek(fromString(date, getISO)) as Weekday;
