import { Temporal } from 'temporal-polyfill';
import type { Instant } from './instant.ts';
import type { TimeZone } from './time-zone.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (number: number): string => String(number).padStart(2, '0');

/** `Tue, 12 Jan 2027 09:00:00 +0530`: a moment as RFC 822 writes it, with the date that a zone's calendars show. */
export const rfc822 = (at: Instant, zone: TimeZone): string => {
  const { dayOfWeek, day, month, year, hour, minute, second, offset } =
    Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const date = `${weekdays[dayOfWeek - 1]}, ${two(day)} ${months[month - 1]} ${year}`;
  return `${date} ${two(hour)}:${two(minute)}:${two(second)} ${offset.replace(':', '')}`;
};
