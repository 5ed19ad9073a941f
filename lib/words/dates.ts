import { once } from '../domain/once.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { TimeZone } from '../domain/time/time-zone.ts';
import { wallClock } from '../domain/time/wall-clock.ts';
import type { Weekday } from '../domain/time/weekday.ts';

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

/** Writes as people do; what says how is made once, since that takes forty times as long as to write a date by it. */
const writer = (locale: string, style: Intl.DateTimeFormatOptions): ((wallClock: number) => string) => {
  const format = once(() => new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }));
  const amend = amendments[locale.slice(0, 2)];
  return (wallClock) =>
    amend ? format().formatToParts(wallClock).map(amend).join('') : format().format(wallClock);
};

/** Dates and hours as one locale writes them. */
export const datesOf = (locale: string) => {
  const inFull = writer(locale, { dateStyle: 'full' });
  const inFullWithHour = writer(locale, { dateStyle: 'full', timeStyle: 'short' });
  const long = writer(locale, { dateStyle: 'long' });
  const month = writer(locale, { year: 'numeric', month: 'long' });
  const time = writer(locale, { timeStyle: 'short' });
  const dayName = writer(locale, { weekday: 'long' });
  return {
    /** In the subscriber's zone: "Tuesday, 24 November 2026". */
    day: (at: Instant, zone: TimeZone): string => inFull(wallClock(at, zone)),
    /** "Tuesday, 1 December 2026 at 09:00". */
    moment: (at: Instant, zone: TimeZone): string => inFullWithHour(wallClock(at, zone)),
    /** Of no zone, without its weekday, as far as it is known: "20 February 2014", "February 2014", "2014". */
    calendarDate: (date: string): string => {
      if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return long(Date.parse(date));
      return /^\d{4}-\d{2}$/.test(date) ? month(Date.parse(date)) : date;
    },
    /** "09:00". */
    hour: (hour: number): string => time(Date.UTC(2000, 0, 1, hour)),
    /** "Tuesday". 3 January 2000 was a Monday, the first ISO weekday. */
    weekday: (weekday: Weekday): string => dayName(Date.UTC(2000, 0, 2 + weekday)),
  };
};
