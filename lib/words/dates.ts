import type { Instant } from '../domain/time/instant.ts';
import type { TimeZone } from '../domain/time/time-zone.ts';

type Part = Intl.DateTimeFormatPart;

/** What a language's own writers write otherwise than `Intl` does, part by part of a date. */
const amendments: Readonly<Record<string, (part: Part, index: number, parts: readonly Part[]) => string>> = {
  // "le 1er février", and "9 h" or "9 h 30" for an hour.
  fr: ({ type, value }, index, parts) => {
    if (type === 'day') return value === '1' ? '1er' : value;
    if (type === 'hour') return String(Number(value));
    if (type === 'minute') return value === '00' ? '' : `\u00a0${value}`;
    return type === 'literal' && parts[index - 1]?.type === 'hour' ? '\u00a0h' : value;
  },
  // "el martes, 2 de febrero de 2027, a las 9:00".
  es: ({ type, value }, index, parts) => {
    const next = parts[index + 1];
    if (type !== 'literal' || next?.type !== 'hour') return value;
    return Number(next.value) === 1 ? ', a la ' : ', a las ';
  },
};

const write = (date: number, locale: string, style: Intl.DateTimeFormatOptions): string => {
  const format = new Intl.DateTimeFormat(locale, style);
  const amend = amendments[new Intl.Locale(locale).language];
  return amend ? format.formatToParts(date).map(amend).join('') : format.format(date);
};

/** A date as people write it in a locale, in the subscriber's zone: "Tuesday, 24 November 2026". */
export const dateInWords = (at: Instant, zone: TimeZone, locale: string): string =>
  write(Date.parse(at), locale, { dateStyle: 'full', timeZone: zone });

/** "Tuesday, 1 December 2026 at 09:00". */
export const momentInWords = (at: Instant, zone: TimeZone, locale: string): string =>
  write(Date.parse(at), locale, { dateStyle: 'full', timeStyle: 'short', timeZone: zone });

/** A calendar date of no zone, without its weekday, as far as it is known: "20 February 2014", "February 2014", "2014". */
export const calendarDateInWords = (date: string, locale: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date))
    return write(Date.parse(date), locale, { dateStyle: 'long', timeZone: 'UTC' });
  return /^\d{4}-\d{2}$/.test(date)
    ? write(Date.parse(date), locale, { year: 'numeric', month: 'long', timeZone: 'UTC' })
    : date;
};

/** "09:00", as the language writes it. */
export const hourInWords = (hour: number, locale: string): string =>
  write(Date.UTC(2000, 0, 1, hour), locale, { timeStyle: 'short', timeZone: 'UTC' });
