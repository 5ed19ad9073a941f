import * as z from 'zod';
import { type Instant, instantSchema } from '../time/instant.ts';

/** A mail that did not arrive for a reason that may pass: a full mailbox, a server that was away for days. */
export const transientBounceSchema = z.object({ messageId: z.string(), sentAt: instantSchema });
export type TransientBounce = z.infer<typeof transientBounceSchema>;

/** One more in a row; undefined when it is among them already, since events come twice. */
export const withBounce = (
  row: readonly TransientBounce[],
  bounce: TransientBounce,
): TransientBounce[] | undefined =>
  row.some(({ messageId }) => messageId === bounce.messageId) ? undefined : [...row, bounce];

/**
 * The row after a mail that was sent at `sentAt` has arrived: what bounced before it no longer counts, what was
 * sent later does, since events overtake each other. Undefined when nothing changes.
 */
export const withoutEarlier = (
  row: readonly TransientBounce[],
  sentAt: Instant,
): TransientBounce[] | undefined => {
  const left = row.filter((bounce) => bounce.sentAt >= sentAt);
  return left.length === row.length ? undefined : left;
};
