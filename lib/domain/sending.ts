import * as z from 'zod';
import { type Instant, instantSchema } from './instant.ts';

/** Why nothing goes out until a person has looked and said so. */
export const holdReason = z.enum(['restored-table', 'bounce-rate', 'complaint-rate', 'account-errors']);
export type HoldReason = z.infer<typeof holdReason>;

/**
 * What all workers share about the account they send from: one item, written under its version. It holds the
 * pace (a virtual schedule: `nextFree` is the first moment that nobody has reserved), and the brake.
 */
export const sendingSchema = z.object({
  version: z.int().nonnegative(),
  /** DynamoDB's own id of the table that this record was made in; a restored or copied table has another. */
  tableId: z.string().optional(),
  hold: z.object({ reason: holdReason, since: instantSchema }).optional(),
  /** Bounces and complaints before this moment have been answered for. */
  healthSince: instantSchema.optional(),
  /** As SES last said; `daily` is -1 where there is no limit. */
  quota: z
    .object({ perSecond: z.number().positive(), daily: z.number(), sent: z.number(), readAt: instantSchema })
    .optional(),
  /** Slots given out since the quota was read. */
  reserved: z.int().nonnegative(),
  /** Unix milliseconds. */
  nextFree: z.number(),
  /** Share of the account's rate in use: halved by throttling, raised slowly by sending. */
  factor: z.number().min(0).max(1),
  /** Refusals of account, identity or configuration in a row. */
  accountErrors: z.int().nonnegative(),
});
export type Sending = z.infer<typeof sendingSchema>;

export const freshSending: Sending = { version: 0, reserved: 0, nextFree: 0, factor: 1, accountErrors: 0 };

export type MailKind = 'confirmation' | 'lesson' | 'newsletter';

/** Share of the daily quota that a kind leaves to those that matter more, so that confirmations never starve. */
export type Reserve = Readonly<Record<MailKind, number>>;

/** A slot may be used this late, in milliseconds; later, it is given up. */
export const slotTolerance = 30;

/**
 * Slots are so many milliseconds a second further apart than the rate asks: what a late use and the network's
 * unevenness together may take, so that no second at SES holds more mails than it allows, wherever one starts to count.
 */
const slack = 50;

/** Slots are given out this far ahead, in milliseconds: what another kind of mail has to wait at most. */
const horizon = 1_000;

const slowest = 0.05;
const raisePerSecond = 0.05;

export type Reservation =
  /** `count` moments, `gap` milliseconds apart, from `first` (Unix milliseconds). */
  | { outcome: 'slots'; first: number; gap: number; count: number; sending: Sending }
  /** Others are first: ask again at this moment (Unix milliseconds). */
  | { outcome: 'later'; at: number }
  | { outcome: 'held'; reason: HoldReason }
  | { outcome: 'quota-used-up' }
  /** What is left of the day is kept for mails that matter more. */
  | { outcome: 'share-used-up' };

/** Reserves up to `wanted` slots. Asks nothing of the outside; the caller writes `sending` under its version. */
export const reserveSlots = (
  sending: Sending & { quota: NonNullable<Sending['quota']> },
  { now, wanted, kind, reserve }: { now: Instant; wanted: number; kind: MailKind; reserve: Reserve },
): Reservation => {
  const { hold, quota, reserved, factor } = sending;
  if (hold) return { outcome: 'held', reason: hold.reason };
  const leftOf = (share: number) =>
    quota.daily < 0 ? Number.POSITIVE_INFINITY : quota.daily * share - quota.sent - reserved;
  if (leftOf(1) < 1) return { outcome: 'quota-used-up' };
  const left = leftOf(1 - reserve[kind]);
  if (left < 1) return { outcome: 'share-used-up' };

  const at = Date.parse(now);
  const gap = (1000 + slack) / (quota.perSecond * factor);
  const first = Math.max(at, sending.nextFree);
  if (first - at > horizon) return { outcome: 'later', at: first - horizon };
  const count = Math.max(1, Math.min(wanted, Math.floor(left), Math.floor(horizon / gap)));
  const span = count * gap;
  return {
    outcome: 'slots',
    first,
    gap,
    count,
    sending: {
      ...sending,
      nextFree: first + span,
      reserved: reserved + count,
      factor: Math.min(1, factor + (raisePerSecond * span) / 1000),
    },
  };
};

/** SES said "too fast": half the pace, and a second of silence. */
export const slowDown = (sending: Sending, now: Instant): Sending => ({
  ...sending,
  factor: Math.max(slowest, sending.factor / 2),
  nextFree: Math.max(sending.nextFree, Date.parse(now) + 1000),
});

/** One more refusal that is not about a recipient; `limit` in a row stop everything. */
export const countAccountError = (sending: Sending, limit: number, now: Instant): Sending => {
  const accountErrors = sending.accountErrors + 1;
  const counted = { ...sending, accountErrors };
  return accountErrors >= limit ? holdBack(counted, 'account-errors', now) : counted;
};

/** Stops everything; the first reason stays. */
export const holdBack = (sending: Sending, reason: HoldReason, now: Instant): Sending =>
  sending.hold ? sending : { ...sending, hold: { reason, since: now } };

/** A person has looked: the table counts as this one, what was bad is answered for, and sending goes on. */
export const release = (sending: Sending, tableId: string, now: Instant): Sending => {
  const { hold: _, ...rest } = sending;
  return { ...rest, tableId, healthSince: now, accountErrors: 0, factor: 1 };
};
