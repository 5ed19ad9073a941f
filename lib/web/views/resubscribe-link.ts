import { type Instant, later } from '../../domain/time/instant.ts';
import type { MembershipRef } from '../../pipeline/ports/subscriptions.ts';
import type { WebContext } from '../context.ts';

/** Long enough for somebody who leaves the page open overnight. */
const resubscribeLife = { hours: 24 } as const;

/** Whether what was left at this moment can still be taken back. */
export const isUndoable = (left: Instant, now: Instant): boolean => now < later(left, resubscribeLife);

/**
 * Until when what was left at this moment can be taken back: the last second, in Unix time. Counted from there and
 * not from the press, or an old mail could bring somebody back who left long ago.
 */
export const resubscribeUntil = (at: Instant): number =>
  Math.floor(Date.parse(later(at, resubscribeLife)) / 1000);

/** Where the button posts to that brings a subscriber back into the course or the list that they left. */
export const resubscribePath = (
  { ports: { clock, tokens } }: WebContext,
  ref: MembershipRef,
  left = clock.now(),
): string => {
  const s = ref.subscriberId;
  const x = resubscribeUntil(left);
  return 'courseId' in ref
    ? `/undo/${tokens.sign({ p: 'undo', s, c: ref.courseId, x })}`
    : `/newsletters/undo/${tokens.sign({ p: 'undo-list', s, l: ref.listId, x })}`;
};
