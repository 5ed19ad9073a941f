import { describe, expect, it } from 'vitest';
import type { Language } from '../../lib/domain/content/language.ts';
import type { Cadence } from '../../lib/domain/time/cadence.ts';
import { wordsFor } from '../../lib/words/words.ts';

/** What a language says of a cadence: beside the number of lessons, of somebody's own time, and to choose it by. */
type Said = [facts: string, own: string, choice: string];

const said: Record<Language, Record<string, Said>> = {
  en: {
    weekly: ['one a week', 'Every Tuesday at 9', 'Once a week'],
    'twice-weekly': [
      'two a week',
      'Every Tuesday and Friday at 9',
      'Twice a week, the second three days after the first',
    ],
    daily: ['one a day', 'Every day at 9', 'Every day'],
    weekdays: [
      'one a day from Monday to Friday',
      'Every day from Monday to Friday at 9',
      'Every day from Monday to Friday',
    ],
    'every 3 days': ['one every 3 days', 'Every 3 days at 9', 'Every 3 days'],
    'on tuesday saturday': [
      'on Tuesdays and Saturdays',
      'Every Tuesday and Saturday at 9',
      'On Tuesdays and Saturdays',
    ],
  },
  de: {
    weekly: ['eine pro Woche', 'Jeden Dienstag um 9', 'Einmal pro Woche'],
    'twice-weekly': [
      'zwei pro Woche',
      'Jeden Dienstag und Freitag um 9',
      'Zweimal pro Woche, die zweite drei Tage nach der ersten',
    ],
    daily: ['eine pro Tag', 'Jeden Tag um 9', 'Jeden Tag'],
    weekdays: [
      'von Montag bis Freitag eine pro Tag',
      'Jeden Tag von Montag bis Freitag um 9',
      'Jeden Tag von Montag bis Freitag',
    ],
    'every 3 days': ['alle 3 Tage eine', 'Alle 3 Tage um 9', 'Alle 3 Tage'],
    'on tuesday saturday': [
      'dienstags und samstags',
      'Jeden Dienstag und Samstag um 9',
      'Dienstags und samstags',
    ],
  },
  fr: {
    weekly: ['une par semaine', 'Chaque mardi à 9', 'Une fois par semaine'],
    'twice-weekly': [
      'deux par semaine',
      'Chaque mardi et vendredi à 9',
      'Deux fois par semaine, la seconde trois jours après la première',
    ],
    daily: ['une par jour', 'Chaque jour à 9', 'Chaque jour'],
    weekdays: [
      'une par jour du lundi au vendredi',
      'Chaque jour du lundi au vendredi à 9',
      'Chaque jour du lundi au vendredi',
    ],
    'every 3 days': ['une tous les 3 jours', 'Tous les 3 jours à 9', 'Tous les 3 jours'],
    'on tuesday saturday': ['le mardi et le samedi', 'Chaque mardi et samedi à 9', 'Le mardi et le samedi'],
  },
  es: {
    weekly: ['una por semana', 'Cada martes a las 9', 'Una vez por semana'],
    'twice-weekly': [
      'dos por semana',
      'Cada martes y viernes a las 9',
      'Dos veces por semana, la segunda tres días después de la primera',
    ],
    daily: ['una al día', 'Cada día a las 9', 'Cada día'],
    weekdays: [
      'una al día de lunes a viernes',
      'Cada día de lunes a viernes a las 9',
      'Cada día de lunes a viernes',
    ],
    'every 3 days': ['una cada 3 días', 'Cada 3 días a las 9', 'Cada 3 días'],
    'on tuesday saturday': [
      'los martes y los sábados',
      'Cada martes y sábado a las 9',
      'Los martes y los sábados',
    ],
  },
};

describe.each(Object.entries(said))('how often lessons come, in %s,', (language, cadences) => {
  it.each(Object.entries(cadences))(
    'is said of %s as somebody who speaks it would',
    async (spelt, [facts, own, choice]) => {
      // Each key of the table is spelt as a cadence is.
      const cadence = spelt as Cadence;
      const { signUp, preferences } = await wordsFor(language as Language);
      expect(signUp.facts({ lessons: 12, minutes: 5, cadence, begins: undefined })).toContain(facts);
      const value = preferences.rhythm.value({ cadence, weekday: 2, hour: '9', place: 'X' });
      expect(value.startsWith(own)).toBe(true);
      expect(preferences.rhythm.choice(cadence)).toBe(choice);
    },
  );
});
