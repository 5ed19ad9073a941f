import { type Cadence, patternOf, weekdaysOf } from '../../domain/time/cadence.ts';
import type { Weekday } from '../../domain/time/weekday.ts';
import { datesOf } from '../dates.ts';
import { capitalised, grammarOf } from '../grammar.ts';
import type { Rhythm } from '../rhythm.ts';

export const locale = 'es-ES';

export const { count, list } = grammarOf(locale);

export const dates = datesOf(locale);

const { weekday: dayName } = dates;

const days = (n: number) => count(n, { one: 'día', other: 'días' });

/** «los martes y los sábados». */
const onDays = (all: readonly Weekday[]) => list(all.map((day) => `los ${dayName(day).replace(/o$/, 'os')}`));

/** Cuántas llegan, detrás de «12 lecciones,». */
export const often = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'una por semana';
    case 'twice-weekly':
      return 'dos por semana';
    case 'daily':
      return 'una al día';
    case 'weekdays':
      return 'una al día de lunes a viernes';
    case 'every':
      return `una cada ${days(pattern.days)}`;
    case 'days':
      return onDays(pattern.days);
  }
};

/** Qué días, detrás de «las lecciones llegan». */
const when = ({ cadence, weekday }: Rhythm): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'daily':
      return 'cada día';
    case 'weekdays':
      return 'cada día de lunes a viernes';
    case 'every':
      return `cada ${days(pattern.days)}`;
    case 'weekly':
    case 'twice-weekly':
    case 'days':
      return `cada ${list(weekdaysOf(cadence, weekday).map(dayName))}`;
  }
};

export const choice = (cadence: Cadence): string => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return 'Una vez por semana';
    case 'twice-weekly':
      return 'Dos veces por semana, la segunda tres días después de la primera';
    case 'daily':
      return 'Cada día';
    case 'weekdays':
      return 'Cada día de lunes a viernes';
    case 'every':
      return `Cada ${days(pattern.days)}`;
    case 'days':
      return capitalised(onDays(pattern.days), locale);
  }
};

/** "a las 9:00", but "a la 1:00". */
export const atHour = (hour: string) => `${/^1\b/.test(hour) ? 'a la' : 'a las'} ${hour}`;

export const at = (of: Rhythm) => `${when(of)} ${atHour(of.hour)}, hora local de ${of.place}`;

export const lessons = (n: number) => count(n, { one: 'lección', other: 'lecciones' });

/** «12 lecciones, una por semana»; una sola no tiene ritmo. */
export const lessonsByCadence = (n: number, cadence: Cadence) =>
  n === 1 ? lessons(n) : `${lessons(n)}, ${often(cadence)}`;

export const hours = (n: number) => count(n, { one: 'hora', other: 'horas' });

export const minutes = (n: number) => count(n, { one: 'minuto', other: 'minutos' });
