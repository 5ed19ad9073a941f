import { create, toZonedDateTime } from 'temporal-polyfill/fns/PlainDate';
import * as z from 'zod';
import { once } from '../once.ts';

export type TimeZone = string & z.$brand<'TimeZone'>;

// Nearly every zone is on this list; asking it costs a fiftieth of asking the calendar.
const primaryZones = once((): ReadonlySet<string> => new Set(Intl.supportedValuesOf('timeZone')));

/** `+05:30`, `-0800`, `UTC+5`, `GMT −3:30`: so many hours ahead of UTC, with the sign that people mean. */
const offset = /^(?:utc|gmt)?\s*([+\-\u2212])\s*(\d{1,2})(?::?(\d{2}))?$/i;

/** No clock on earth shows more than this: twelve hours behind UTC, or fourteen ahead. */
const furthest = { '-': 12 * 60, '+': 14 * 60 } as const;

/** `+05:30` for 330 minutes; `UTC` for none. Undefined for what is no clock's. */
const fixedZone = (sign: '+' | '-', hours: number, minutes: number): string | undefined => {
  const ahead = hours * 60 + minutes;
  if (minutes > 59 || ahead > furthest[sign]) return undefined;
  const two = (number: number) => String(number).padStart(2, '0');
  return ahead === 0 ? 'UTC' : `${sign}${two(hours)}:${two(minutes)}`;
};

/** As the time-zone data of this runtime spells it: `america/new york` is `America/New_York`, and an alias stays one. */
const namedZone = (given: string): string | undefined => {
  const name = given.replaceAll(' ', '_');
  // The calendar would also read a moment with its zone in brackets.
  if (!/^[a-z][\w+\-/]*$/i.test(name)) return undefined;
  try {
    return toZonedDateTime(create(2026, 1, 1), name).timeZoneId;
  } catch {
    return undefined;
  }
};

/** The one spelling of a zone that a machine or a person wrote down; undefined where it says none. */
export const canonicalZone = (text: string): TimeZone | undefined => {
  // As times of the day are written (RFC 3339): no hours ahead.
  const given = text.trim().replace(/^z$/i, 'UTC');
  const [, sign, hours, minutes = '0'] = offset.exec(given) ?? [];
  const zone = primaryZones().has(given)
    ? given
    : sign
      ? fixedZone(sign === '+' ? '+' : '-', Number(hours), Number(minutes))
      : namedZone(given);
  // Only this function makes the brand.
  return zone as TimeZone | undefined;
};

/** What browsers and programs write where they do not know it: Chrome says `Etc/Unknown`. */
export const saysNoZone = (text: string): boolean =>
  /^(etc\/unknown|unknown|undefined|null|local)?$/i.test(text.trim());

export const timeZone = z.string().transform((text, context): TimeZone => {
  const zone = canonicalZone(text);
  if (zone) return zone;
  context.addIssue({ code: 'custom', message: 'is not an IANA time zone such as Europe/London' });
  return z.NEVER;
});

/**
 * Minutes ahead of UTC of a zone that is nothing but that; undefined for a place. The sign in the names of
 * `Etc/GMT+5` and its like is the other way about (POSIX): that one is five hours behind UTC.
 */
export const minutesAhead = (zone: string): number | undefined => {
  const [, inverse, sign, hours, minutes = '0'] =
    /^(Etc\/GMT)?([+-])(\d{1,2})(?::(\d{2}))?$/.exec(zone) ?? [];
  if (!sign) return undefined;
  const size = Number(hours) * 60 + Number(minutes);
  return size === 0 || (sign === '+') === (inverse === undefined) ? size : -size;
};
