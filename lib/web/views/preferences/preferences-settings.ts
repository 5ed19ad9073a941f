import { cadencesFor, outlineOf } from '../../../domain/enrollment/course-outline.ts';
import { longestPause, mayAskFrom, startOverKey } from '../../../domain/enrollment/course-request.ts';
import { rhythmOf } from '../../../domain/enrollment/due-time.ts';
import { hasOwnWeekday } from '../../../domain/time/cadence.ts';
import { type Instant, later } from '../../../domain/time/instant.ts';
import { dateIn } from '../../../domain/time/schedule.ts';
import { weekdays } from '../../../domain/time/weekday.ts';
import type { CourseView } from '../../../pipeline/preferences/show-course.ts';
import type { Words } from '../../../words/en.ts';
import { faultAt } from '../../forms/form-fields.ts';
import { rhythmInWords } from '../dates.ts';
import { pausedUntil } from '../standing-in-words.ts';
import type { TemplateValues } from '../template-values.ts';
import type { PreferencesAnswer } from './preferences-answer.ts';

/** The settings of a course on the preference page: each as it stands, and what can be chosen. Undefined where it is not offered. */
type Setting<Name extends 'rhythm' | 'pause' | 'startOver'> =
  TemplateValues['preferences']['courses'][number][Name];

export const rhythmSetting = (
  { enrollment, published }: CourseView,
  words: Words,
  now: Instant,
): Setting<'rhythm'> => {
  if (enrollment.standing.status !== 'active') return undefined;
  const rhythm = rhythmOf(enrollment, published.course, now);
  const cadences = cadencesFor(enrollment, published.course);
  return {
    value: words.preferences.rhythm.value(rhythmInWords(enrollment, published, words, now)),
    cadences: cadences.map((cadence) => ({
      value: cadence,
      label: words.preferences.rhythm.choice(cadence),
      chosen: cadence === rhythm.cadence,
    })),
    onlyCadence: cadences.length === 1 ? cadences[0] : undefined,
    weekdays: cadences.some(hasOwnWeekday)
      ? weekdays.map((value) => ({
          value,
          label: words.dates.weekday(value),
          chosen: value === rhythm.weekday,
        }))
      : undefined,
    weekdayHint: cadences.every(hasOwnWeekday) ? undefined : words.preferences.rhythm.weekdayHint,
    hours: Array.from({ length: 24 }, (_, value) => ({
      value,
      label: words.dates.hour(value),
      chosen: value === rhythm.hour,
    })),
  };
};

export const pauseSetting = (
  view: CourseView,
  words: Words,
  now: Instant,
  { typed, faults = [] }: PreferencesAnswer,
): Setting<'pause'> => {
  const { zone, standing } = view.enrollment;
  if (standing.status !== 'active') return undefined;
  const until = pausedUntil(view, now);
  return {
    value: until ? words.preferences.pause.value(words.dates.day(until, zone)) : words.preferences.pause.none,
    earliest: dateIn(zone, later(now, { days: 1 })),
    latest: dateIn(zone, later(now, { days: longestPause.days - 1 })),
    until: typed?.until ?? '',
    fault: faultAt(faults, 'until'),
  };
};

export const startOverSetting = (
  { enrollment, published }: CourseView,
  now: Instant,
): Setting<'startOver'> => {
  const { standing, before } = enrollment;
  if (standing.status === 'left' || standing.status === 'pending') return undefined;
  const key = mayAskFrom(enrollment, now) ? undefined : startOverKey(enrollment, outlineOf(published), now);
  return key || before ? { key, canGoBack: before !== undefined } : undefined;
};
