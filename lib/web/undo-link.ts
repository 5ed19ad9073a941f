import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Subscription } from '../domain/newsletter/subscription.ts';
import { type Instant, later } from '../domain/time/instant.ts';
import type { EnrollmentRef } from '../pipeline/ports.ts';
import type { WebContext } from './context.ts';

/** Long enough for somebody who leaves the page open overnight. */
const undoLife = { hours: 24 } as const;

/**
 * Until when what was left at this moment can be taken back: the last second, in Unix time. Counted from there and
 * not from the press, or an old mail could bring somebody back who left long ago.
 */
export const undoUntil = (at: Instant): number => Math.floor(Date.parse(later(at, undoLife)) / 1000);

/** The path of a button that brings a subscriber back into a course they left. */
export const undoPath = (
  { ports }: WebContext,
  { subscriberId, courseId }: EnrollmentRef,
  left = ports.clock.now(),
): string => `/undo/${ports.tokens.sign({ p: 'undo', s: subscriberId, c: courseId, x: undoUntil(left) })}`;

/** When somebody left, if they did. */
export const leftAt = (
  standing: Enrollment['standing'] | Subscription['standing'] | undefined,
): Instant | undefined => (standing?.status === 'left' ? standing.at : undefined);
