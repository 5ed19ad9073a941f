import * as z from 'zod';
import { type Instant, instantSchema } from '../time/instant.ts';

/** Why an address must not be mailed. */
export const suppressionSchema = z.object({
  reason: z.enum(['bounce', 'complaint', 'erased']),
  at: instantSchema,
});

export type Suppression = z.infer<typeof suppressionSchema>;

const strength = { erased: 0, bounce: 1, complaint: 2 } as const satisfies Record<
  Suppression['reason'],
  number
>;

/**
 * Whether what somebody asked for at `askedAt`, and agreed to in that mailbox, may come there all the same: only
 * an erasure gives way, and only to what was asked for after it.
 */
export const givesWayTo = ({ reason, at }: Suppression, askedAt: Instant): boolean =>
  reason === 'erased' && at <= askedAt;

/** Whether a reason takes the place of one that stands. */
export const outranks = (reason: Suppression['reason'], standing: Suppression['reason']): boolean =>
  strength[reason] > strength[standing];
