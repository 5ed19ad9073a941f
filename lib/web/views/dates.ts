import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { beginningFor, rhythmOf } from '../../domain/enrollment/due-time.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { lastAnywhere, momentOf } from '../../domain/time/schedule.ts';
import { timeZone } from '../../domain/time/time-zone.ts';
import type { Words } from '../../words/en.ts';
import type { Rhythm } from '../../words/rhythm.ts';
import { zoneName } from './time-zones.ts';

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
    hour: words.dates.hour(rhythm.hour),
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
  return at && words.dates.day(at, enrollment.zone);
};

/** The day on which a course begins, while it lies ahead of anybody. */
export const startInWords = (
  { course: { start, sendHour } }: PublishedCourse,
  words: Words,
  now: Instant,
): string | undefined => {
  if (start === undefined || lastAnywhere(start, sendHour) <= now) return undefined;
  const zone = timeZone.parse('UTC');
  return words.dates.day(momentOf(start, { zone, hour: 12 }), zone);
};
