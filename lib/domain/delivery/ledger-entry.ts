import * as z from 'zod';
import type { Instant } from '../time/instant.ts';
import { instantSchema } from '../time/instant.ts';

/** First try, or the one resend that the unknown policy allows. There is no third. */
const attemptSchema = z.union([z.literal(1), z.literal(2)]);

export type Attempt = z.infer<typeof attemptSchema>;

/**
 * The record of one delivery. A delivery without an entry is still due; the rest is
 *
 *     sending ──answer or event──▶ sent | failed
 *        │ lease ran out, or no answer
 *        ▼
 *     unknown ──event──▶ sent        ──a day without one──▶ resend once, or stays unknown
 */
export const ledgerEntrySchema = z.lazy(() =>
  z.discriminatedUnion('status', [
    z.object({
      status: z.literal('sending'),
      attempt: attemptSchema,
      /** Only the holder of this token may write the outcome. */
      owner: z.string(),
      since: instantSchema,
      leaseUntil: instantSchema,
    }),
    z.object({ status: z.literal('sent'), at: instantSchema, attempt: attemptSchema }),
    z.object({ status: z.literal('failed'), at: instantSchema, reason: z.string() }),
    z.object({ status: z.literal('skipped'), at: instantSchema, reason: z.string() }),
    z.object({ status: z.literal('expired'), at: instantSchema }),
    z.object({
      status: z.literal('unknown'),
      since: instantSchema,
      attempt: attemptSchema,
      /** Nothing more will be tried; only an event can still settle it. */
      final: z.boolean(),
    }),
  ]),
);

export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/**
 * What may become of one ledger entry, whatever is delivered: the same for a lesson in its enrollment and for
 * an issue's delivery.
 */

/** How long SES's events are waited for before the policy acts. */
export const unknownPatience = { hours: 24 } as const;

export type SendingEntry = Extract<LedgerEntry, { status: 'sending' }>;
type Unknown = Extract<LedgerEntry, { status: 'unknown' }>;

/** Claim and write-ahead marker in one: whoever saves this may send, nobody else. */
export const claimedEntry = (
  attempt: Attempt,
  owner: string,
  now: Instant,
  leaseUntil: Instant,
): LedgerEntry => ({ status: 'sending', attempt, owner, since: now, leaseUntil });

/** The entry if `owner` still holds it: every write after the claim asks this first. */
export const entryHeldBy = (entry: LedgerEntry | undefined, owner: string): SendingEntry | undefined =>
  entry?.status === 'sending' && entry.owner === owner ? entry : undefined;

/** Nobody knows whether SES took it. */
export const unknownEntry = (attempt: Attempt, since: Instant): Unknown => ({
  status: 'unknown',
  since,
  attempt,
  final: false,
});

/** It was provably not sent: as if never tried; a resend goes back to waiting for its turn. */
export const givenBackEntry = (attempt: Attempt, now: Instant): LedgerEntry | undefined =>
  attempt === 1 ? undefined : unknownEntry(1, now);

/**
 * SES will not take it. What was to be its resend leaves the first try as it was, which SES may have taken: only
 * what is "failed" is provably not with anybody, and may be sent again.
 */
export const failedEntry = (attempt: Attempt, reason: string, at: Instant): LedgerEntry =>
  attempt === 2 ? { ...unknownEntry(1, at), final: true } : { status: 'failed', at, reason };

/**
 * It is not handed to SES after all, and nothing will be. What was to be its resend leaves the first try as it was:
 * SES may have taken that one.
 */
export const notHandedEntry = (
  entry: LedgerEntry | undefined,
  why: Extract<LedgerEntry, { status: 'skipped' | 'expired' }>,
): LedgerEntry =>
  entry?.status === 'sending' && entry.attempt === 2 ? { ...unknownEntry(1, why.at), final: true } : why;

/**
 * An SES event proves that the mail was accepted, whatever its sender lived to write: events overtake answers,
 * and the worker may be dead. What is under way or unknown becomes sent; everything else stays as it is.
 */
const settledEntry = (entry: LedgerEntry | undefined): LedgerEntry | undefined =>
  entry?.status === 'sending' || entry?.status === 'unknown'
    ? { status: 'sent', at: entry.since, attempt: entry.attempt }
    : undefined;

/** What failed, was skipped or has expired stays as it is. */
const notSentEntry = (entry: LedgerEntry | undefined, reason: string): LedgerEntry | undefined => {
  switch (entry?.status) {
    case 'sent':
      return failedEntry(entry.attempt, reason, entry.at);
    case 'sending':
    case 'unknown':
      return failedEntry(entry.attempt, reason, entry.since);
    default:
      return undefined;
  }
};

/** What an SES event proves about a mail: SES took it, or took it and never sent it. */
export type Proof = 'accepted' | { notSent: string };

/** The entry as the proof leaves it; undefined when it says nothing new. */
export const provenEntry = (entry: LedgerEntry | undefined, proof: Proof): LedgerEntry | undefined =>
  proof === 'accepted' ? settledEntry(entry) : notSentEntry(entry, proof.notSent);

export type Unsettled = SendingEntry | Unknown;

/** A delivery that has been claimed and has no outcome yet. */
export const isUnsettled = (entry: LedgerEntry | undefined): entry is Unsettled =>
  entry?.status === 'sending' || (entry?.status === 'unknown' && !entry.final);

/** What to do about it once its time has come: the lease decides, then the patience, then the policy. */
export const nextForUnsettled = (
  entry: Unsettled,
  mayResend: boolean,
  now: Instant,
):
  | { kind: 'wait' }
  | { kind: 'resend' }
  | { kind: 'call-unknown' }
  | { kind: 'hold'; entry: LedgerEntry } => {
  if (entry.status === 'sending') return entry.leaseUntil > now ? { kind: 'wait' } : { kind: 'call-unknown' };
  return mayResend && entry.attempt === 1
    ? { kind: 'resend' }
    : { kind: 'hold', entry: { ...entry, final: true } };
};
