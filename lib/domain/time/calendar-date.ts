import * as z from 'zod';

/**
 * A date that somebody names, in a form, a file or a link: `2027-01-12`. Only of years whose every hour, in every
 * zone and with years of pauses added, is still a moment that `Instant` can write.
 */
export const calendarDate = z.iso
  .date('is not a date such as 2027-01-12')
  .refine((date) => date >= '1900-01-01' && date < '3000-01-01', 'is not a date of this age');
