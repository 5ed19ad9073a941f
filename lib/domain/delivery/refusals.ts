import * as z from 'zod';
import { type Instant, later } from '../time/instant.ts';

/**
 * How often SES has refused one delivery in words that prove nothing against its recipient. It was provably not sent, and
 * is tried again after ever longer waits. Such retries say nothing about other mail, and they come to an end.
 */
export const refusalsSchema = z.object({ times: z.int().positive(), reason: z.string() });
export type Refusals = z.infer<typeof refusalsSchema>;

/** With the waits between them: four days and a half, or a week where each waits for a regular hour. */
const mostRefusals = 15;
const firstWaitMinutes = 1;
const longestWaitMinutes = 24 * 60;

export const oneMoreRefusal = (before: Refusals | undefined, reason: string): Refusals => ({
  times: (before?.times ?? 0) + 1,
  reason,
});

/** When it is tried again: after a minute at first, each time after twice as long, up to a day; undefined when that was the last time. */
export const nextTryAfter = ({ times }: Refusals, now: Instant): Instant | undefined =>
  times >= mostRefusals
    ? undefined
    : later(now, { minutes: Math.min(firstWaitMinutes * 2 ** (times - 1), longestWaitMinutes) });

/** Why it is not tried again, for the ledger. */
export const givenUpReason = ({ times, reason }: Refusals): string => `refused ${times} times: ${reason}`;

/** What a refusal leaves of a delivery: due again later, or at its end. */
export type AfterRefusal<Item> = { item: Item; outcome: 'put-off' | 'failed' };
