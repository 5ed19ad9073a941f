import type { PublishedCourse } from '../../domain/content/published-course.ts';
import { rhythmOf } from '../../domain/enrollment/due-time.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { dateInWords, type Weekday, weekdaysOf } from '../../domain/time/schedule.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import type { Words } from '../../words/en.ts';
import { grammarOf } from '../../words/grammar.ts';
import { zoneName } from './time-zones.ts';

/** "09:00", as the language writes it. */
export const hourInWords = (hour: number, { locale }: Words): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(Date.UTC(2000, 0, 1, hour));

/** "Tuesday, 1 December 2026". */
export const dayInWords = (at: Instant, zone: TimeZone, { locale }: Words): string =>
  dateInWords(at, zone, locale);

/** "Tuesday, 1 December 2026 at 09:00". */
export const momentInWords = (at: Instant, zone: TimeZone, { locale }: Words): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(
    new Date(at),
  );

/** "Tuesday". 3 January 2000 was a Monday, the first ISO weekday. */
export const weekdayInWords = (weekday: Weekday, { locale }: Words): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2000, 0, 2 + weekday),
  );

/** When a subscriber's lessons come: weekdays, hour and place, in words. */
export const rhythmInWords = (
  enrollment: Enrollment,
  { course }: PublishedCourse,
  words: Words,
  now: Instant,
) => {
  const rhythm = rhythmOf(enrollment, course, now);
  const { list } = grammarOf(words.locale);
  return {
    weekday: list(weekdaysOf(rhythm).map((weekday) => weekdayInWords(weekday, words))),
    hour: hourInWords(rhythm.hour, words),
    place: zoneName(enrollment.zone, words),
  };
};
