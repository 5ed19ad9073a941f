import * as z from 'zod';
import type { UnknownPolicy } from '../content/course.ts';
import { type Audience, issueId } from '../content/issue.ts';
import { listId } from '../content/newsletter.ts';
import type { IssueDeliveryRef } from '../delivery/delivery-tag.ts';
import {
  type Attempt,
  claimedEntry,
  entryHeldBy,
  failedEntry,
  givenBackEntry,
  isUnsettled,
  type LedgerEntry,
  ledgerEntrySchema,
  nextForUnsettled,
  notHandedEntry,
  type Proof,
  provenEntry,
  unknownEntry,
  unknownPatience,
} from '../delivery/ledger-entry.ts';
import {
  type AfterRefusal,
  givenUpReason,
  nextTryAfter,
  oneMoreRefusal,
  refusalsSchema,
} from '../delivery/refusals.ts';
import { type SubjectChoice, subjectChoice } from '../subjects/subject-test.ts';
import { subscriberId } from '../subscriber/subscriber.ts';
import { type Instant, instantSchema, later, laterOf } from '../time/instant.ts';
import { isLate } from '../time/late-mail.ts';
import { type DailyHour, nextRegularHour } from '../time/schedule.ts';
import type { TimeZone } from '../time/time-zone.ts';
import type { IssueRecord } from './issue-record.ts';
import { comesAt, dueFor, type IssueVersion, issueVersion, type PublishedIssue } from './published-issue.ts';

/** One issue for one subscriber: its ledger entry, and when it is due. Without an entry it is still due. */
export const issueDeliverySchema = z.lazy(() =>
  z.object({
    subscriberId,
    listId,
    issueId,
    /** Counts the writes; a write names the version it read, so that of two writers one loses. */
    version: z.int().nonnegative(),
    entry: ledgerEntrySchema.optional(),
    /** How often SES has refused it, and it was provably not sent. */
    refused: refusalsSchema.optional(),
    /** Which published words were handed over last. */
    words: issueVersion.optional(),
    /** Of two subjects, under which it was handed over, and would be again. */
    subject: subjectChoice.optional(),
    /** When it would have been due, but for the wait until one of two subjects is found the better one. */
    awaitsSubjectFrom: instantSchema.optional(),
    /** After this moment it is not sent any more. */
    sendUntil: instantSchema,
    /** Everybody on the list was to get it, so that to have got it proves nothing that anybody would ask for for ever. */
    isForAll: z.boolean().optional(),
    /** When it was due as a pause of its issue held it back. */
    heldBackFrom: instantSchema.optional(),
    /** When something is to be done for it; absent when nothing is. */
    dueAt: instantSchema.optional(),
  }),
);
export type IssueDelivery = z.infer<typeof issueDeliverySchema>;

/**
 * So long after its window a settled copy of an issue that was for everybody is removed: the books stay, in sum, and the issue
 * itself. One that was for some of them stays, since its link to read it in the browser goes by it.
 */
export const copiesAreKept = { days: 400 } as const;

export const withAudience = (delivery: IssueDelivery, { who }: Audience): IssueDelivery =>
  who === 'all' ? { ...delivery, isForAll: true } : delivery;

/** When a copy is removed; undefined while anything is due for it, and for one that stays. */
export const copyForgottenAt = ({ dueAt, isForAll, sendUntil }: IssueDelivery): Instant | undefined =>
  dueAt === undefined && isForAll ? later(sendUntil, copiesAreKept) : undefined;

/** Whether some copies of an issue may be gone, so that they cannot be counted any more. */
export const areCopiesForgotten = (
  { sendAt, sendNow }: Pick<IssueRecord, 'sendAt' | 'sendNow'>,
  now: Instant,
): boolean => later(sendNow ?? sendAt, copiesAreKept) <= now;

/** A copy that is due at a moment, whatever clocks show. */
export const newDelivery = (ref: IssueDeliveryRef, dueAt: Instant, windowHours: number): IssueDelivery => ({
  ...ref,
  version: 0,
  sendUntil: later(dueAt, { hours: windowHours }),
  dueAt,
});

/** A copy for the hour of its reader; one that can come to them at no hour any more is in the books as expired. */
export const plannedDelivery = (
  ref: IssueDeliveryRef,
  issue: Pick<PublishedIssue, 'send' | 'windowHours'>,
  own: TimeZone,
  now: Instant,
): IssueDelivery => {
  const copy = newDelivery(ref, dueFor(issue.send, own), issue.windowHours);
  const dueAt = comesAt(issue, own, now);
  return dueAt ? { ...copy, dueAt } : settled(copy, { status: 'expired', at: now });
};

const withEntry = (delivery: IssueDelivery, entry: LedgerEntry | undefined): IssueDelivery => {
  const { entry: _, ...rest } = delivery;
  return entry ? { ...rest, entry } : rest;
};

const notHeldBack = ({ heldBackFrom: _, awaitsSubjectFrom: __, ...rest }: IssueDelivery): IssueDelivery =>
  rest;

const settled = (delivery: IssueDelivery, entry: LedgerEntry): IssueDelivery => {
  const { dueAt: _, refused: __, ...rest } = notHeldBack(delivery);
  return { ...rest, entry };
};

/** What may have changed since the fan-out. */
export type Circumstances = {
  isMember: boolean;
  isCancelled: boolean;
  isPaused: boolean;
  /** Until which of two subjects is the better one is known, at the latest; undefined for whoever need not wait. */
  awaitsSubjectUntil?: Instant | undefined;
  unknownPolicy: UnknownPolicy;
  /** The hour that it goes by; none where an operator has sent it at once. */
  hour: DailyHour | undefined;
};

export type ReasonNotToSend = Extract<LedgerEntry, { status: 'skipped' | 'expired' }>;

/** Why an issue is not sent to somebody after all; undefined where it is. */
export const reasonNotToSend = (
  delivery: IssueDelivery,
  { isMember, isCancelled }: Circumstances,
  now: Instant,
): ReasonNotToSend | undefined => {
  if (isCancelled) return { status: 'skipped', at: now, reason: 'cancelled' };
  if (!isMember) return { status: 'skipped', at: now, reason: 'left the list' };
  return now > delivery.sendUntil ? { status: 'expired', at: now } : undefined;
};

type Outcome =
  | 'unknown'
  | 'held'
  | 'paused'
  | 'awaits-subject'
  | 'skipped'
  | 'expired'
  | 'postponed'
  | 'idle';

export type IssueStep =
  | { kind: 'send'; attempt: Attempt }
  | { kind: 'wait' }
  | { kind: 'save'; delivery: IssueDelivery; outcome: Outcome };

/** What to do for a delivery that the due index named. The index may be stale; this decides. */
export const nextIssueStep = (
  delivery: IssueDelivery,
  circumstances: Circumstances,
  now: Instant,
): IssueStep => {
  const { entry, dueAt } = delivery;
  if (!dueAt || dueAt > now) return { kind: 'wait' };
  const reason = reasonNotToSend(delivery, circumstances, now);
  if (!entry) {
    if (reason) return { kind: 'save', delivery: settled(delivery, reason), outcome: reason.status };
    const { hour, isPaused } = circumstances;
    if (isPaused) return heldBack(delivery, dueAt, now);
    const { awaitsSubjectUntil: until } = circumstances;
    if (until && until > now)
      return { kind: 'save', delivery: awaitSubject(delivery, until), outcome: 'awaits-subject' };
    return hour && isLate(delivery.heldBackFrom ?? dueAt, now)
      ? postponed(delivery, hour, now)
      : { kind: 'send', attempt: 1 };
  }
  if (!isUnsettled(entry)) return { kind: 'save', delivery: settled(delivery, entry), outcome: 'idle' };

  const mayResend = !reason && circumstances.unknownPolicy === 'resend-once';
  const next = nextForUnsettled(entry, mayResend, now);
  switch (next.kind) {
    case 'wait':
      return { kind: 'wait' };
    case 'resend':
      return circumstances.isPaused ? heldBack(delivery, dueAt, now) : { kind: 'send', attempt: 2 };
    case 'call-unknown':
      return {
        kind: 'save',
        delivery: becomeUnknownIssue(delivery, entry.attempt, entry.since),
        outcome: 'unknown',
      };
    case 'hold':
      return { kind: 'save', delivery: settled(delivery, next.entry), outcome: 'held' };
  }
};

/**
 * While its issue is paused: due again in an hour, in case nobody brings it forward when the issue is resumed. How late
 * it is then counts from when it was due at first.
 */
const heldBack = (delivery: IssueDelivery, dueAt: Instant, now: Instant): IssueStep => ({
  kind: 'save',
  delivery: {
    ...delivery,
    heldBackFrom: delivery.heldBackFrom ?? dueAt,
    dueAt: later(now, { hours: 1 }),
  },
  outcome: 'paused',
});

/** For whoever is to get the better of two subjects: not due before that is known. */
export const awaitSubject = (delivery: IssueDelivery, until: Instant): IssueDelivery =>
  delivery.dueAt && delivery.dueAt < until
    ? { ...delivery, awaitsSubjectFrom: delivery.awaitsSubjectFrom ?? delivery.dueAt, dueAt: until }
    : delivery;

/** Its issue goes on, or its subject is chosen: due at once, or at its hour. Undefined for one that has not been kept back. */
export const bringForward = (delivery: IssueDelivery, now: Instant): IssueDelivery | undefined => {
  const { dueAt, heldBackFrom, awaitsSubjectFrom } = delivery;
  const from = heldBackFrom ?? awaitsSubjectFrom;
  if (!from || !dueAt) return undefined;
  const forward = laterOf(from, now);
  return forward < dueAt ? { ...delivery, dueAt: forward } : undefined;
};

/** It is late: it waits for the next regular hour, if its window lasts so long. */
const postponed = (delivery: IssueDelivery, hour: DailyHour, now: Instant): IssueStep => {
  const dueAt = nextRegularHour(now, hour);
  return dueAt < delivery.sendUntil
    ? { kind: 'save', delivery: { ...notHeldBack(delivery), dueAt }, outcome: 'postponed' }
    : { kind: 'save', delivery: settled(delivery, { status: 'expired', at: now }), outcome: 'expired' };
};

/** Claim and marker in one; it stays due, so that a dead worker's lease is looked at. */
export const claimIssue = (
  delivery: IssueDelivery,
  attempt: Attempt,
  owner: string,
  now: Instant,
  leaseUntil: Instant,
): IssueDelivery => withEntry(delivery, claimedEntry(attempt, owner, now, leaseUntil));

/** Goes with the claim: whatever becomes of it, these are the words that its reader may have in their hands. */
export const withWords = (delivery: IssueDelivery, words: IssueVersion): IssueDelivery => ({
  ...delivery,
  words,
});

/** And of two subjects, under this one; once it has been handed over under one, always. */
export const withSubject = (delivery: IssueDelivery, subject: SubjectChoice | undefined): IssueDelivery =>
  subject ? { ...delivery, subject } : delivery;

/** Which words its reader was sent. Until copies noted it, there was no other version than the first. */
export const wordsSent = (
  { words }: IssueDelivery,
  { published, firstPublished }: Pick<IssueRecord, 'published' | 'firstPublished'>,
): IssueVersion => words ?? firstPublished ?? published;

export const isIssueHeldBy = ({ entry }: IssueDelivery, owner: string): boolean =>
  entryHeldBy(entry, owner) !== undefined;

/** The last word in the ledger: sent or failed. Nothing is due any more. */
export const recordIssue = settled;

/** Not handed to SES, for a reason that will not pass. Nothing is due any more. */
export const recordNotHanded = (delivery: IssueDelivery, why: ReasonNotToSend): IssueDelivery =>
  settled(delivery, notHandedEntry(delivery.entry, why));

export const giveBackIssue = (delivery: IssueDelivery, attempt: Attempt, now: Instant): IssueDelivery =>
  withEntry(delivery, givenBackEntry(attempt, now));

/** SES will never take it for this address. */
export const recordFailedIssue = (
  delivery: IssueDelivery,
  attempt: Attempt,
  reason: string,
  at: Instant,
): IssueDelivery => settled(delivery, failedEntry(attempt, reason, at));

/**
 * As for a lesson: refused for no fault that is the recipient's, and due again later, or failed. What waits for long
 * comes at a regular hour, where it goes by one.
 */
export const putOffIssue = (
  delivery: IssueDelivery,
  attempt: Attempt,
  { reason, hour }: { reason: string; hour: DailyHour | undefined },
  now: Instant,
): AfterRefusal<IssueDelivery> => {
  const refused = oneMoreRefusal(delivery.refused, reason);
  const nextTry = nextTryAfter(refused, now);
  const dueAt = nextTry && hour && isLate(now, nextTry) ? nextRegularHour(nextTry, hour) : nextTry;
  return dueAt
    ? {
        item: { ...notHeldBack(giveBackIssue(delivery, attempt, now)), refused, dueAt },
        outcome: 'put-off',
      }
    : { item: recordFailedIssue(delivery, attempt, givenUpReason(refused), now), outcome: 'failed' };
};

/**
 * A copy that has failed is due again at once, within a window that begins anew. Undefined for one that has not failed, or
 * no longer has: asked twice, it is sent once.
 */
export const resendIssue = (
  delivery: IssueDelivery,
  windowHours: number,
  now: Instant,
): IssueDelivery | undefined =>
  delivery.entry?.status === 'failed'
    ? {
        ...withEntry(delivery, undefined),
        dueAt: now,
        sendUntil: laterOf(delivery.sendUntil, later(now, { hours: windowHours })),
      }
    : undefined;

export const becomeUnknownIssue = (
  delivery: IssueDelivery,
  attempt: Attempt,
  since: Instant,
): IssueDelivery => ({
  ...notHeldBack(delivery),
  entry: unknownEntry(attempt, since),
  dueAt: later(since, unknownPatience),
});

/** What an SES event proves about the mail; undefined when it says nothing new. */
export const settleIssueByEvent = (delivery: IssueDelivery, proof: Proof): IssueDelivery | undefined => {
  const entry = provenEntry(delivery.entry, proof);
  return entry && settled(delivery, entry);
};
