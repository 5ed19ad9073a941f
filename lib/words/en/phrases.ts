import { type Cadence, patternOf, weekdaysOf } from '../../domain/time/cadence.ts';
import { datesOf } from '../dates.ts';
import { grammarOf } from '../grammar.ts';
import type { Rhythm } from '../rhythm.ts';

export const locale = 'en-GB';

export const { count, list } = grammarOf(locale);

export const dates = datesOf(locale);

const { weekday: dayName } = dates;

export const lessons = (n: number) => count(n, { one: 'lesson', other: 'lessons' });

const days = (n: number) => count(n, { one: 'day', other: 'days' });

/** How often one comes, as it stands after "12 lessons,". */
export const often = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'one a week';
    case 'twice-weekly':
      return 'two a week';
    case 'daily':
      return 'one a day';
    case 'weekdays':
      return 'one a day from Monday to Friday';
    case 'every':
      return `one every ${days(pattern.days)}`;
    case 'days':
      return `on ${list(pattern.days.map((day) => `${dayName(day)}s`))}`;
  }
};

/** "12 lessons, one a week"; a single one has no rhythm. */
export const lessonsByCadence = (n: number, cadence: Cadence) =>
  n === 1 ? lessons(n) : `${lessons(n)}, ${often(cadence)}`;

export const hours = (n: number) => count(n, { one: 'hour', other: 'hours' });

/** On which days, as it stands after "lessons come". */
const when = ({ cadence, weekday }: Rhythm): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'daily':
      return 'every day';
    case 'weekdays':
      return 'every day from Monday to Friday';
    case 'every':
      return `every ${days(pattern.days)}`;
    case 'weekly':
    case 'twice-weekly':
    case 'days':
      return `every ${list(weekdaysOf(cadence, weekday).map(dayName))}`;
  }
};

export const at = (of: Rhythm) => `${when(of)} at ${of.hour}, ${of.place} time`;

/** What lets a reader choose a cadence. */
export const choice = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'Once a week';
    case 'twice-weekly':
      return 'Twice a week, the second three days after the first';
    case 'daily':
      return 'Every day';
    case 'weekdays':
      return 'Every day from Monday to Friday';
    case 'every':
      return `Every ${days(pattern.days)}`;
    case 'days':
      return `On ${list(pattern.days.map((day) => `${dayName(day)}s`))}`;
  }
};
