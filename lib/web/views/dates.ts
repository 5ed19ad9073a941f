import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { beginningFor, rhythmOf } from '../../domain/enrollment/due-time.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { lastAnywhere, momentOf } from '../../domain/time/schedule.ts';
import { type TimeZone, timeZone } from '../../domain/time/time-zone.ts';
import { dateInWords, hourInWords as hourIn, momentInWords as momentIn } from '../../words/dates.ts';
import type { Words } from '../../words/en.ts';
import type { Rhythm } from '../../words/rhythm.ts';
import { zoneName } from './time-zones.ts';

/** "09:00", as the language writes it. */
export const hourInWords = (hour: number, { locale }: Words): string => hourIn(hour, locale);

/** "Tuesday, 1 December 2026". */
export const dayInWords = (at: Instant, zone: TimeZone, { locale }: Words): string =>
  dateInWords(at, zone, locale);

/** "Tuesday, 1 December 2026 at 09:00". */
export const momentInWords = (at: Instant, zone: TimeZone, { locale }: Words): string =>
  momentIn(at, zone, locale);

/** When a subscriber's lessons come, as the words of a language say it. */
export const rhythmInWords = (
  enrollment: Enrollment,
  { course }: PublishedCourse,
  words: Words,
  now: Instant,
): Rhythm => {
  const rhythm = rhythmOf(enrollment, course, now);
  return {
    cadence: rhythm.cadence,
    weekday: rhythm.weekday,
    hour: hourInWords(rhythm.hour, words),
    place: zoneName(enrollment.zone, words),
  };
};

/** The day on which somebody's course begins, while it lies ahead of them. */
export const beginningInWords = (
  enrollment: Enrollment,
  published: PublishedCourse,
  words: Words,
  now: Instant,
): string | undefined => {
  const at = beginningFor(enrollment, outlineOf(published), now);
  return at && dayInWords(at, enrollment.zone, words);
};

/** The day on which a course begins, while it lies ahead of anybody. */
export const startInWords = (
  { course: { start, sendHour } }: PublishedCourse,
  words: Words,
  now: Instant,
): string | undefined => {
  if (start === undefined || lastAnywhere(start, sendHour) <= now) return undefined;
  const zone = timeZone.parse('UTC');
  return dayInWords(momentOf(start, { zone, hour: 12 }), zone, words);
};
