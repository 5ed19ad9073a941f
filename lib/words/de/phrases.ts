import { type Cadence, patternOf, weekdaysOf } from '../../domain/time/cadence.ts';
import type { Weekday } from '../../domain/time/weekday.ts';
import { datesOf } from '../dates.ts';
import { capitalised, grammarOf } from '../grammar.ts';
import type { Rhythm } from '../rhythm.ts';

export const locale = 'de-DE';

export const { count, list } = grammarOf(locale);

export const dates = datesOf(locale);

const { weekday: dayName } = dates;

/** „dienstags und donnerstags“. */
const onDays = (days: readonly Weekday[]) => list(days.map((day) => `${dayName(day).toLowerCase()}s`));

/** Wie oft eine kommt, hinter „12 Lektionen,“. */
export const often = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'eine pro Woche';
    case 'twice-weekly':
      return 'zwei pro Woche';
    case 'daily':
      return 'eine pro Tag';
    case 'weekdays':
      return 'von Montag bis Freitag eine pro Tag';
    case 'every':
      return `alle ${days(pattern.days)} eine`;
    case 'days':
      return onDays(pattern.days);
  }
};

/** An welchen Tagen, hinter „Lektionen kommen“. */
const when = ({ cadence, weekday }: Rhythm): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'daily':
      return 'jeden Tag';
    case 'weekdays':
      return 'jeden Tag von Montag bis Freitag';
    case 'every':
      return `alle ${days(pattern.days)}`;
    case 'weekly':
    case 'twice-weekly':
    case 'days':
      return `jeden ${list(weekdaysOf(cadence, weekday).map(dayName))}`;
  }
};

export const at = (of: Rhythm) => `${when(of)} um ${of.hour} Uhr, Ortszeit ${of.place}`;

export const choice = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'Einmal pro Woche';
    case 'twice-weekly':
      return 'Zweimal pro Woche, die zweite drei Tage nach der ersten';
    case 'daily':
      return 'Jeden Tag';
    case 'weekdays':
      return 'Jeden Tag von Montag bis Freitag';
    case 'every':
      return `Alle ${days(pattern.days)}`;
    case 'days':
      return capitalised(onDays(pattern.days), locale);
  }
};

export const lessons = (n: number) => count(n, { one: 'Lektion', other: 'Lektionen' });

/** „12 Lektionen, eine pro Woche“; eine einzige hat keinen Takt. */
export const lessonsByCadence = (n: number, cadence: Cadence) =>
  n === 1 ? lessons(n) : `${lessons(n)}, ${often(cadence)}`;

const days = (n: number) => count(n, { one: 'Tag', other: 'Tage' });

export const hours = (n: number) => count(n, { one: 'Stunde', other: 'Stunden' });

export const minutes = (n: number) => count(n, { one: 'Minute', other: 'Minuten' });
