import * as z from 'zod';
import { type SubscriberId, subscriberId } from '../subscriber/subscriber.ts';
import { type Instant, instantSchema, millisecondsApart } from '../time/instant.ts';

/** Why nothing goes out until a person has looked and said so. */
export const holdReason = z.enum([
  'restored-table',
  'bounce-rate',
  'complaint-rate',
  /** SES said that the account, its sender, its configuration set or its credentials are why. */
  'account-errors',
  /** So many people in a row cannot all be at fault, whatever SES says of each. */
  'refusals-in-a-row',
]);

export type HoldReason = z.infer<typeof holdReason>;

/** Names one store of records; a restored or copied one has another name. There is nothing to it but to compare it. */
export const storeIdentity = z.string().brand<'StoreIdentity'>();

export type StoreIdentity = z.infer<typeof storeIdentity>;

/**
 * What all workers share about the account they send from: one record, written under its version. It holds the
 * rate limiter (a virtual schedule: `nextFree` is the first moment that has not been given out), and the brake.
 */
export const sendingStateSchema = z.lazy(() =>
  z.object({
    version: z.int().nonnegative(),
    /** The store that this record was made in. */
    madeIn: storeIdentity.optional(),
    hold: z.object({ reason: holdReason, since: instantSchema }).optional(),
    /** Bounces and complaints before this moment have been answered for. */
    healthSince: instantSchema.optional(),
    /** As SES last said; `daily` is -1 where there is no limit. */
    quota: z
      .object({
        perSecond: z.number().positive(),
        daily: z.number(),
        sent: z.number(),
        readAt: instantSchema,
      })
      .optional(),
    /** When a sweep last wrote down that it ran: every few minutes, not each time. */
    sweptAt: instantSchema.optional(),
    /** Slots given out since the quota was read. */
    reserved: z.int().nonnegative(),
    /** Unix milliseconds. */
    nextFree: z.number(),
    /** Share of the account's rate in use: halved by throttling, raised slowly by sending. */
    factor: z.number().min(0).max(1),
    /** Who was refused since SES last accepted a mail, each once, and whether SES said that the account is why. */
    refusedInARow: z.array(z.object({ recipient: subscriberId, byAccount: z.boolean() })).default([]),
    /** Who had been refused when a person last looked and let sending go on: no further proof of anything. */
    answeredFor: z.array(subscriberId).default([]),
    /** When SES last refused a mail as it does in its sandbox: because its recipient is not verified. */
    sandboxSeenAt: instantSchema.optional(),
  }),
);

export type SendingState = z.infer<typeof sendingStateSchema>;

export const freshSendingState: SendingState = {
  version: 0,
  reserved: 0,
  nextFree: 0,
  factor: 1,
  refusedInARow: [],
  answeredFor: [],
};

/** More than mails are under way at once, so that `answeredFor` has everybody whom a fault met before the stop. */
const mostRemembered = 200;

export type RefusalLimits = { accountErrors: number; refusalsInARow: number };

/**
 * One more refusal. So many people in a row stop everything. The same person again is no further proof, however often
 * their mails are tried: it may be theirs alone.
 */
export const countRefusal = (
  sending: SendingState,
  refusal: { recipient: SubscriberId; byAccount: boolean },
  limits: RefusalLimits,
  now: Instant,
): SendingState => {
  const { refusedInARow, answeredFor } = sending;
  const isKnown =
    answeredFor.includes(refusal.recipient) ||
    refusedInARow.some(({ recipient }) => recipient === refusal.recipient);
  if (isKnown || refusedInARow.length >= mostRemembered) return sending;
  const counted = { ...sending, refusedInARow: [...refusedInARow, refusal] };
  const byAccount = counted.refusedInARow.filter((each) => each.byAccount).length;
  if (byAccount >= limits.accountErrors) return holdBack(counted, 'account-errors', now);
  return counted.refusedInARow.length >= limits.refusalsInARow
    ? holdBack(counted, 'refusals-in-a-row', now)
    : counted;
};

/** SES accepted a mail, so that whatever it refused before was not everybody's. */
export const countAcceptance = (sending: SendingState): SendingState =>
  sending.refusedInARow.length === 0 && sending.answeredFor.length === 0
    ? sending
    : { ...sending, refusedInARow: [], answeredFor: [] };

/** What an account may send a day while it is in SES's sandbox. */
const sandboxQuota = 200;

/** A new reading of the quota. One that has changed is that of an account which has left the sandbox, or come into it. */
export const withQuota = (sending: SendingState, quota: NonNullable<SendingState['quota']>): SendingState => {
  const { sandboxSeenAt: _, ...rest } = sending;
  const isAsBefore = sending.quota === undefined || sending.quota.daily === quota.daily;
  return { ...(isAsBefore ? sending : rest), quota, reserved: 0 };
};

/** A day, in milliseconds. */
const sandboxWordLasts = 24 * 60 * 60_000;

/** Whether mail reaches verified addresses alone: by the quota that only the sandbox has, or by SES's own word of the last day. */
export const isInSandbox = ({ quota, sandboxSeenAt }: SendingState, now: Instant): boolean =>
  quota?.daily === sandboxQuota ||
  (sandboxSeenAt !== undefined && millisecondsApart(sandboxSeenAt, now) < sandboxWordLasts);

/** Stops everything; the first reason stays. */
export const holdBack = (sending: SendingState, reason: HoldReason, now: Instant): SendingState =>
  sending.hold ? sending : { ...sending, hold: { reason, since: now } };

/** A person has looked: the record counts as made where it is, what was bad is answered for, and sending goes on. */
export const release = (sending: SendingState, madeIn: StoreIdentity, now: Instant): SendingState => {
  const { hold: _, sandboxSeenAt: __, ...rest } = sending;
  const refused = sending.refusedInARow.map(({ recipient }) => recipient);
  const answeredFor = [...new Set([...sending.answeredFor, ...refused])].slice(-mostRemembered);
  return { ...rest, madeIn, healthSince: now, refusedInARow: [], answeredFor, factor: 1 };
};
