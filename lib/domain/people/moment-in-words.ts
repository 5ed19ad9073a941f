import type { Instant } from '../time/instant.ts';
import type { TimeZone } from '../time/time-zone.ts';

/** A moment as whoever lives in a zone would call it: `Fri 27 Nov 2026, 09:00`. */
export const momentInWords = (at: Instant, zone: TimeZone): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(new Date(at))
    .replace(/^(\w+), /, '$1 ');
