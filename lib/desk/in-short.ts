import type { Instant } from '../domain/time/instant.ts';

/** A moment in the time zone of this machine, for the person at it. */
export const inShort = (moment: Instant): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment));
