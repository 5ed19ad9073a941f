import { type Cadence, patternOf, weekdaysOf } from '../../domain/time/cadence.ts';
import type { Weekday } from '../../domain/time/weekday.ts';
import { datesOf } from '../dates.ts';
import { capitalised, grammarOf } from '../grammar.ts';
import type { Rhythm } from '../rhythm.ts';

export const locale = 'fr-FR';

export const { count, list } = grammarOf(locale);

export const dates = datesOf(locale);

const { weekday: dayName } = dates;

const days = (n: number) => count(n, { one: 'jour', other: 'jours' });

/** « le mardi et le jeudi ». */
const onDays = (all: readonly Weekday[]) => list(all.map((day) => `le ${dayName(day)}`));

/** Combien il en arrive, après « 12 leçons, ». */
export const often = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'une par semaine';
    case 'twice-weekly':
      return 'deux par semaine';
    case 'daily':
      return 'une par jour';
    case 'weekdays':
      return 'une par jour du lundi au vendredi';
    case 'every':
      return `une tous les ${days(pattern.days)}`;
    case 'days':
      return onDays(pattern.days);
  }
};

/** Quels jours, après « les leçons arrivent ». */
const when = ({ cadence, weekday }: Rhythm): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'daily':
      return 'chaque jour';
    case 'weekdays':
      return 'chaque jour du lundi au vendredi';
    case 'every':
      return `tous les ${days(pattern.days)}`;
    case 'weekly':
    case 'twice-weekly':
    case 'days':
      return `chaque ${list(weekdaysOf(cadence, weekday).map(dayName))}`;
  }
};

export const choice = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'Une fois par semaine';
    case 'twice-weekly':
      return 'Deux fois par semaine, la seconde trois jours après la première';
    case 'daily':
      return 'Chaque jour';
    case 'weekdays':
      return 'Chaque jour du lundi au vendredi';
    case 'every':
      return `Tous les ${days(pattern.days)}`;
    case 'days':
      return capitalised(onDays(pattern.days), locale);
  }
};

// "heure de Athènes" would want an elision that a name in a variable cannot have; in brackets, any name reads well.
export const at = (of: Rhythm) => `${when(of)} à ${of.hour}, heure locale (${of.place})`;

export const lessons = (n: number) => count(n, { one: 'leçon', other: 'leçons' });

/** « 12 leçons, une par semaine » ; une seule n’a pas de rythme. */
export const lessonsByCadence = (n: number, cadence: Cadence) =>
  n === 1 ? lessons(n) : `${lessons(n)}, ${often(cadence)}`;

export const hours = (n: number) => count(n, { one: 'heure', other: 'heures' });

export const minutes = (n: number) => count(n, { one: 'minute', other: 'minutes' });
