import type { Enrollment } from '../domain/enrollment.ts';
import type { Instant } from '../domain/instant.ts';
import type { PublishedCourse } from '../domain/mail.ts';
import { dateInWords, weekdayIn } from '../domain/schedule.ts';
import type { TimeZone } from '../domain/site.ts';
import type { Words } from '../words/words.ts';
import { zoneName } from './time-zones.ts';

/** "09:00", as the language writes it. */
export const hourInWords = (hour: number, { locale }: Words): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(Date.UTC(2000, 0, 1, hour));

/** "Tuesday 1 December 2026". */
export const dayInWords = (at: Instant, zone: TimeZone, { locale }: Words): string =>
  dateInWords(at, zone, locale);

/** "Tuesday 1 December 2026, 09:00". */
export const momentInWords = (at: Instant, zone: TimeZone, words: Words): string => {
  const time = new Intl.DateTimeFormat(words.locale, { timeStyle: 'short', timeZone: zone });
  return `${dayInWords(at, zone, words)}, ${time.format(new Date(at))}`;
};

/** When a subscriber's lessons come: weekday, hour and place, in words. */
export const rhythmInWords = (
  enrollment: Enrollment,
  { course }: PublishedCourse,
  words: Words,
  now: Instant,
) => {
  const weekday = enrollment.weekday ?? weekdayIn(enrollment.zone, now);
  // 3 January 2000 was a Monday, the first ISO weekday.
  const someDay = Date.UTC(2000, 0, 2 + weekday);
  return {
    weekday: new Intl.DateTimeFormat(words.locale, { weekday: 'long', timeZone: 'UTC' }).format(someDay),
    hour: hourInWords(course.sendHour, words),
    place: zoneName(enrollment.zone),
  };
};
