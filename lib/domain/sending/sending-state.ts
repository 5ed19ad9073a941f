import * as z from 'zod';
import { type Instant, instantSchema } from '../time/instant.ts';

/** Why nothing goes out until a person has looked and said so. */
export const holdReason = z.enum(['restored-table', 'bounce-rate', 'complaint-rate', 'account-errors']);

export type HoldReason = z.infer<typeof holdReason>;

/** Names one store of records; a restored or copied one has another name. There is nothing to it but to compare it. */
export const storeIdentity = z.string().brand<'StoreIdentity'>();

export type StoreIdentity = z.infer<typeof storeIdentity>;

/**
 * What all workers share about the account they send from: one record, written under its version. It holds the
 * rate limiter (a virtual schedule: `nextFree` is the first moment that has not been given out), and the brake.
 */
export const sendingStateSchema = z.object({
  version: z.int().nonnegative(),
  /** The store that this record was made in. */
  madeIn: storeIdentity.optional(),
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

export type SendingState = z.infer<typeof sendingStateSchema>;

export const freshSendingState: SendingState = {
  version: 0,
  reserved: 0,
  nextFree: 0,
  factor: 1,
  accountErrors: 0,
};

/** One more refusal that is not about a recipient; `limit` in a row stop everything. */
export const countAccountError = (sending: SendingState, limit: number, now: Instant): SendingState => {
  const accountErrors = sending.accountErrors + 1;
  const counted = { ...sending, accountErrors };
  return accountErrors >= limit ? holdBack(counted, 'account-errors', now) : counted;
};

/** Stops everything; the first reason stays. */
export const holdBack = (sending: SendingState, reason: HoldReason, now: Instant): SendingState =>
  sending.hold ? sending : { ...sending, hold: { reason, since: now } };

/** A person has looked: the record counts as made where it is, what was bad is answered for, and sending goes on. */
export const release = (sending: SendingState, madeIn: StoreIdentity, now: Instant): SendingState => {
  const { hold: _, ...rest } = sending;
  return { ...rest, madeIn, healthSince: now, accountErrors: 0, factor: 1 };
};
