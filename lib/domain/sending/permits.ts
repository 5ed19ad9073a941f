import type { Instant } from '../time/instant.ts';
import type { HoldReason, SendingState } from './sending-state.ts';

export type MailKind = 'confirmation' | 'lesson' | 'newsletter';

/** Share of the daily quota that a kind leaves to those that matter more, so that confirmations never starve. */
export type QuotaHeadroom = Readonly<Record<MailKind, number>>;

/** A slot may be used this late, in milliseconds; later, it is given up. */
export const permitTolerance = 30;

/**
 * Slots are so many milliseconds a second further apart than the rate asks: what a late use and the network's
 * unevenness together may take, so that no second at SES holds more mails than it allows, wherever one starts to count.
 */
const slack = 50;

/** Slots are given out this far ahead, in milliseconds: what another kind of mail has to wait at most. */
const horizon = 1_000;

const slowest = 0.05;

const raisePerSecond = 0.05;

/** More than the clocks of two workers differ by, in milliseconds. */
const skew = 10_000;

/** Further ahead than this no slot is ever given out, in milliseconds: not at the slowest rate, nor after "too fast". */
export const furthestFree = ({ perSecond }: { perSecond: number }): number =>
  2 * horizon + (1000 + slack) / (perSecond * slowest) + skew;

export type PermitGrant =
  /** `count` moments, `gap` milliseconds apart, from `first` (Unix milliseconds). */
  | { kind: 'granted'; first: number; gap: number; count: number; sending: SendingState }
  /** Others are first: ask again at this moment (Unix milliseconds). */
  | { kind: 'later'; at: number }
  | { kind: 'held'; reason: HoldReason }
  | { kind: 'quota-used-up' }
  /** What is left of the day is kept for mails that matter more. */
  | { kind: 'share-used-up' };

/** Grants up to `wanted` permits. Asks nothing of the outside; the caller writes `sending` under its version. */
export const grantPermits = (
  sending: SendingState & { quota: NonNullable<SendingState['quota']> },
  { now, wanted, kind, headroom }: { now: Instant; wanted: number; kind: MailKind; headroom: QuotaHeadroom },
): PermitGrant => {
  const { hold, quota, reserved, factor } = sending;
  if (hold) return { kind: 'held', reason: hold.reason };
  const leftOf = (share: number) =>
    quota.daily < 0 ? Number.POSITIVE_INFINITY : quota.daily * share - quota.sent - reserved;
  if (leftOf(1) < 1) return { kind: 'quota-used-up' };
  const left = leftOf(1 - headroom[kind]);
  if (left < 1) return { kind: 'share-used-up' };

  const at = Date.parse(now);
  const gap = (1000 + slack) / (quota.perSecond * factor);
  // What lies further ahead than any slot is from before a clock was put back: to wait for it would stop all sending.
  const first = sending.nextFree - at > furthestFree(quota) ? at : Math.max(at, sending.nextFree);
  if (first - at > horizon) return { kind: 'later', at: first - horizon };
  const count = Math.max(1, Math.min(wanted, Math.floor(left), Math.floor(horizon / gap)));
  const span = count * gap;
  return {
    kind: 'granted',
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

/** SES said "too fast": half the rate, and a second of silence. */
export const slowDown = (sending: SendingState, now: Instant): SendingState => ({
  ...sending,
  factor: Math.max(slowest, sending.factor / 2),
  nextFree: Math.max(sending.nextFree, Date.parse(now) + 1000),
});
