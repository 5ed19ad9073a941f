import type { Attempt, LedgerEntry } from './delivery.ts';
import type { Instant } from './instant.ts';

/**
 * What may become of one ledger entry, whatever is delivered: the same for a lesson in its enrollment and for
 * an issue's delivery.
 */

/** How long SES's events are waited for before the policy acts. */
export const unknownPatience = { hours: 24 } as const;

export type Sending = Extract<LedgerEntry, { state: 'sending' }>;
type Unknown = Extract<LedgerEntry, { state: 'unknown' }>;

/** Claim and write-ahead marker in one: whoever saves this may send, nobody else. */
export const claimedEntry = (
  attempt: Attempt,
  owner: string,
  now: Instant,
  leaseUntil: Instant,
): LedgerEntry => ({ state: 'sending', attempt, owner, since: now, leaseUntil });

/** The entry if `owner` still holds it: every write after the claim asks this first. */
export const entryHeldBy = (entry: LedgerEntry | undefined, owner: string): Sending | undefined =>
  entry?.state === 'sending' && entry.owner === owner ? entry : undefined;

/** Nobody knows whether SES took it. */
export const unknownEntry = (attempt: Attempt, since: Instant): Unknown => ({
  state: 'unknown',
  since,
  attempt,
  final: false,
});

/** It was provably not sent: as if never tried; a resend goes back to waiting for its turn. */
export const givenBackEntry = (attempt: Attempt, now: Instant): LedgerEntry | undefined =>
  attempt === 1 ? undefined : unknownEntry(1, now);

/**
 * It is not handed to SES after all, and nothing will be. What was to be its resend leaves the first try as it was:
 * SES may have taken that one.
 */
export const notHandedEntry = (
  entry: LedgerEntry | undefined,
  why: Extract<LedgerEntry, { state: 'skipped' | 'expired' }>,
): LedgerEntry =>
  entry?.state === 'sending' && entry.attempt === 2 ? { ...unknownEntry(1, why.at), final: true } : why;

/**
 * An SES event proves that the mail was accepted, whatever its sender lived to write: events overtake answers,
 * and the worker may be dead. What is under way or unknown becomes sent; everything else stays as it is.
 */
export const settledEntry = (entry: LedgerEntry | undefined): LedgerEntry | undefined =>
  entry?.state === 'sending' || entry?.state === 'unknown'
    ? { state: 'sent', at: entry.since, attempt: entry.attempt }
    : undefined;

/** What failed, was skipped or has expired stays as it is. */
const notSentEntry = (entry: LedgerEntry | undefined, reason: string): LedgerEntry | undefined => {
  switch (entry?.state) {
    case 'sent':
      return { state: 'failed', at: entry.at, reason };
    case 'sending':
    case 'unknown':
      return { state: 'failed', at: entry.since, reason };
    default:
      return undefined;
  }
};

/** What an SES event proves about a mail: SES took it, or took it and never sent it. */
export type Proof = 'accepted' | { notSent: string };

/** The entry as the proof leaves it; undefined when it says nothing new. */
export const provenEntry = (entry: LedgerEntry | undefined, proof: Proof): LedgerEntry | undefined =>
  proof === 'accepted' ? settledEntry(entry) : notSentEntry(entry, proof.notSent);

export type Unsettled = Sending | Unknown;

/** A delivery that has been claimed and has no outcome yet. */
export const isUnsettled = (entry: LedgerEntry | undefined): entry is Unsettled =>
  entry?.state === 'sending' || (entry?.state === 'unknown' && !entry.final);

/** What to do about it once its time has come: the lease decides, then the patience, then the policy. */
export const nextForUnsettled = (
  entry: Unsettled,
  mayResend: boolean,
  now: Instant,
): { do: 'wait' } | { do: 'resend' } | { do: 'call-unknown' } | { do: 'hold'; entry: LedgerEntry } => {
  if (entry.state === 'sending') return entry.leaseUntil > now ? { do: 'wait' } : { do: 'call-unknown' };
  return mayResend && entry.attempt === 1
    ? { do: 'resend' }
    : { do: 'hold', entry: { ...entry, final: true } };
};
