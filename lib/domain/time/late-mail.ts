import { type Instant, later } from './instant.ts';

/**
 * The one rule for late mail, of courses and of newsletters: it never comes at an odd hour of its reader's day, but
 * at the next regular hour, if it may still come then.
 */

/** "At nine" is until ten: after that, somebody's hour is over. */
export const hourLasts = { hours: 1 } as const;

/** Whether it is too late to plan a mail for this hour of its reader's day. */
export const isHourOver = (hour: Instant, now: Instant): boolean => later(hour, hourLasts) <= now;

/** A busy account may take hours over what it was given in time; mail later than this is not of its hour any more. */
const lateAfter = { hours: 6 } as const;

/** Whether a mail that was planned in time is late by now. */
export const isLate = (dueAt: Instant, now: Instant): boolean => later(dueAt, lateAfter) < now;
