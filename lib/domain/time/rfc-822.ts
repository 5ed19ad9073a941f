import { fromString, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import { dayOfWeek, offset } from 'temporal-polyfill/fns/ZonedDateTime';
import type { Instant } from './instant.ts';
import type { TimeZone } from './time-zone.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (number: number): string => String(number).padStart(2, '0');

/** `Tue, 12 Jan 2027 09:00:00 +0530`: a moment as RFC 822 writes it, with the date that a zone's calendars show. */
export const rfc822 = (at: Instant, zone: TimeZone): string => {
  const clock = toZonedDateTimeISO(fromString(at), zone);
  const { day, month, year, hour, minute, second } = clock;
  const date = `${weekdays[dayOfWeek(clock) - 1]}, ${two(day)} ${months[month - 1]} ${year}`;
  return `${date} ${two(hour)}:${two(minute)}:${two(second)} ${offset(clock).replace(':', '')}`;
};
