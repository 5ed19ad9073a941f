import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageSchema } from '../../lib/domain/content/language.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { timeZone } from '../../lib/domain/time/time-zone.ts';
import { datesOf } from '../../lib/words/dates.ts';
import { wordsFor } from '../../lib/words/words.ts';

const utc = timeZone.parse('UTC');
const paris = timeZone.parse('Europe/Paris');
const first = instantOf('2027-02-01T08:00:00Z');

describe('a date', () => {
  it.each([
    ['en-GB', 'Monday, 1 February 2027', 'Monday, 1 February 2027 at 09:00', '1 March 2014', '09:00'],
    ['de-DE', 'Montag, 1. Februar 2027', 'Montag, 1. Februar 2027 um 09:00', '1. März 2014', '09:00'],
    ['fr-FR', 'lundi 1er février 2027', 'lundi 1er février 2027 à 9\u00a0h', '1er mars 2014', '9\u00a0h'],
    [
      'es-ES',
      'lunes, 1 de febrero de 2027',
      'lunes, 1 de febrero de 2027, a las 9:00',
      '1 de marzo de 2014',
      '9:00',
    ],
  ])('is written in %s as its own writers write it', (locale, date, moment, calendarDate, hour) => {
    expect(datesOf(locale).day(first, paris)).toBe(date);
    expect(datesOf(locale).moment(first, paris)).toBe(moment);
    expect(datesOf(locale).calendarDate('2014-03-01')).toBe(calendarDate);
    expect(datesOf(locale).hour(9)).toBe(hour);
  });

  it.each([
    ['en-GB', 'March 2014'],
    ['de-DE', 'März 2014'],
    ['fr-FR', 'mars 2014'],
    ['es-ES', 'marzo de 2014'],
  ])('is written in %s as far as it is known', (locale, month) => {
    expect(datesOf(locale).calendarDate('2014-03')).toBe(month);
    expect(datesOf(locale).calendarDate('2014')).toBe('2014');
  });

  it('says the minutes of a French hour only where there are any', () => {
    expect(datesOf('fr-FR').moment(instantOf('2027-02-02T08:30:00Z'), paris)).toBe(
      'mardi 2 février 2027 à 9\u00a0h\u00a030',
    );
    expect(datesOf('fr-FR').hour(0)).toBe('0\u00a0h');
  });

  it('has one hour in Spanish in the singular', async () => {
    expect(datesOf('es-ES').moment(instantOf('2027-02-02T01:00:00Z'), utc)).toMatch(/, a la 1:00$/);
    expect(datesOf('es-ES').moment(instantOf('2027-02-02T11:00:00Z'), utc)).toMatch(/, a las 11:00$/);
    const { form } = await wordsFor('es');
    expect(form.zoneHint(datesOf('es-ES').hour(1))).toContain(' a la 1:00,');
    expect(form.zoneHint(datesOf('es-ES').hour(10))).toContain(' a las 10:00,');
  });

  it('names its day, its year and its hour in every language, whichever it is', async () => {
    const moments = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2060-01-01'),
      noInvalidDate: true,
    });
    const spoken = await Promise.all(languageSchema.options.map(wordsFor));
    fc.assert(
      fc.property(moments, fc.constantFrom(...spoken), (date, { dates, locale }) => {
        const said = dates.moment(instantOf(date.toISOString()), utc);
        const figures = said.match(/\d+/g)?.map(Number) ?? [];
        const minutes = date.getUTCMinutes();
        const time =
          locale === 'fr-FR' && minutes === 0 ? [date.getUTCHours()] : [date.getUTCHours(), minutes];
        expect(figures).toEqual([date.getUTCDate(), date.getUTCFullYear(), ...time]);
      }),
    );
  });
});
