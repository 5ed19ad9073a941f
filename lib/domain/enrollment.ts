import * as z from 'zod';
import { courseId, type UnknownPolicy } from './course.ts';
import {
  type Attempt,
  type DeliveryKey,
  deliveryKey,
  type LedgerEntry,
  ledgerEntrySchema,
} from './delivery.ts';
import { type Instant, instantSchema, later } from './instant.ts';
import type { LessonId } from './lesson.ts';
import { nextRegularHour, nextRegularTime, type Rhythm, weekdayIn } from './schedule.ts';
import { type TimeZone, timeZone } from './site.ts';
import { subscriberId } from './subscriber.ts';

/** Why someone gets nothing more. Only `unsubscribed` can be undone by the subscriber. */
export const leaveReason = z.enum(['unsubscribed', 'bounce', 'complaint', 'confirmation-expired']);
export type LeaveReason = z.infer<typeof leaveReason>;

const standingSchema = z.discriminatedUnion('status', [
  /** Asked for, not yet confirmed. */
  z.object({ status: z.literal('pending'), requestedAt: instantSchema }),
  z.object({ status: z.literal('active'), since: instantSchema }),
  z.object({ status: z.literal('completed'), at: instantSchema }),
  z.object({
    status: z.literal('left'),
    at: instantSchema,
    reason: leaveReason,
    was: z.enum(['pending', 'active', 'completed']),
  }),
]);

/**
 * A subscriber in a course, and the whole truth about what they get next: one item, so that one
 * conditional write moves "lesson sent", "next due" and the index key together.
 */
export const enrollmentSchema = z.object({
  subscriberId,
  courseId,
  /** Counts the writes; a write names the version it read, so that of two writers one loses. */
  version: z.int().nonnegative(),
  standing: standingSchema,
  /** Counts fresh sign-ups: a confirmation link of an earlier one opens nothing. */
  episode: z.int().positive(),
  /** Counts confirmation mails asked for. */
  requests: z.int().positive(),
  zone: timeZone,
  weekday: z
    .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)])
    .optional(),
  ledger: z.partialRecord(deliveryKey, ledgerEntrySchema),
  /** When something is to be done for this enrollment; absent when nothing is. */
  dueAt: instantSchema.optional(),
});
export type Enrollment = z.infer<typeof enrollmentSchema>;

/** What the rules need to know of a published course. */
export type Outline = { lessons: readonly LessonId[]; sendHour: number; unknownPolicy: UnknownPolicy };

/** A confirmation link lives this long. */
export const confirmationLife = { hours: 72 } as const;
/** A lesson later than this waits for the next regular hour instead of coming at an odd one. */
const lateAfter = { hours: 6 } as const;
/** How long SES's events are waited for before the policy acts. */
const unknownPatience = { hours: 24 } as const;

const rhythmOf = (enrollment: Enrollment, outline: Outline, at: Instant): Rhythm => ({
  zone: enrollment.zone,
  weekday: enrollment.weekday ?? weekdayIn(enrollment.zone, at),
  hour: outline.sendHour,
});

const withDue = (enrollment: Enrollment, dueAt: Instant | undefined): Enrollment => {
  const { dueAt: _, ...rest } = enrollment;
  return dueAt ? { ...rest, dueAt } : rest;
};

const withEntry = (enrollment: Enrollment, key: DeliveryKey, entry: LedgerEntry): Enrollment => ({
  ...enrollment,
  ledger: { ...enrollment.ledger, [key]: entry },
});

const withoutEntry = (enrollment: Enrollment, key: DeliveryKey): Enrollment => {
  const { [key]: _, ...ledger } = enrollment.ledger;
  return { ...enrollment, ledger };
};

const confirmationKey = (enrollment: Enrollment): DeliveryKey => `confirm-${enrollment.requests}`;

/** Entries of the ledger, typed by their keys. */
export const ledgerOf = (enrollment: Enrollment): [DeliveryKey, LedgerEntry][] =>
  // Object.entries widens keys to string; the schema has checked them.
  Object.entries(enrollment.ledger) as [DeliveryKey, LedgerEntry][];

const asksToConfirm = (key: DeliveryKey): boolean => key.startsWith('confirm-');

/** Once somebody has confirmed, what became of the confirmation mail no longer matters. */
const withoutConfirmations = (enrollment: Enrollment): Enrollment =>
  ledgerOf(enrollment).reduce(
    (rest, [key]) => (asksToConfirm(key) ? withoutEntry(rest, key) : rest),
    enrollment,
  );

const inFlight = (enrollment: Enrollment) =>
  ledgerOf(enrollment).find(
    ([, entry]) => entry.state === 'sending' || (entry.state === 'unknown' && !entry.final),
  );

// ── Sign-up and leaving ─────────────────────────────────────────────────────────────────────────────

/** A first sign-up: a confirmation mail is due at once. */
export const enroll = (
  who: Pick<Enrollment, 'subscriberId' | 'courseId' | 'zone'>,
  now: Instant,
): Enrollment => ({
  ...who,
  version: 0,
  standing: { status: 'pending', requestedAt: now },
  episode: 1,
  requests: 1,
  ledger: {},
  dueAt: now,
});

/**
 * Signing up once more. Pending: another confirmation mail. Left by their own choice: fresh consent is
 * asked for, and the course goes on where it stopped. Active, completed, bounced or complained: nothing.
 */
export const enrollAgain = (enrollment: Enrollment, zone: TimeZone, now: Instant): Enrollment | undefined => {
  const { standing } = enrollment;
  const ask = {
    standing: { status: 'pending', requestedAt: now } as const,
    requests: enrollment.requests + 1,
  };
  switch (standing.status) {
    case 'pending':
      return withDue({ ...enrollment, ...ask, zone }, now);
    case 'left':
      if (standing.reason === 'bounce' || standing.reason === 'complaint') return undefined;
      return withDue({ ...enrollment, ...ask, zone, episode: enrollment.episode + 1 }, now);
    case 'active':
    case 'completed':
      return undefined;
  }
};

export type Confirmation =
  | { outcome: 'activated'; enrollment: Enrollment }
  | { outcome: 'already-active' }
  | { outcome: 'no-longer-valid' };

/** Confirming: the first click activates, later ones are fine, a link of an earlier sign-up opens nothing. */
export const confirm = (enrollment: Enrollment, episode: number, now: Instant): Confirmation => {
  if (enrollment.episode !== episode) return { outcome: 'no-longer-valid' };
  switch (enrollment.standing.status) {
    case 'pending': {
      const active = {
        ...withoutConfirmations(enrollment),
        standing: { status: 'active', since: now } as const,
        weekday: weekdayIn(enrollment.zone, now),
      };
      return { outcome: 'activated', enrollment: withDue(active, now) };
    }
    case 'active':
    case 'completed':
      return { outcome: 'already-active' };
    case 'left':
      return { outcome: 'no-longer-valid' };
  }
};

/** Nothing more is sent. Leaving twice keeps the first date, but a complaint outranks a mere unsubscribe. */
export const leave = (enrollment: Enrollment, reason: LeaveReason, now: Instant): Enrollment | undefined => {
  const { standing } = enrollment;
  if (standing.status === 'left') {
    const outranks = standing.reason === 'unsubscribed' && (reason === 'complaint' || reason === 'bounce');
    return outranks ? { ...enrollment, standing: { ...standing, reason } } : undefined;
  }
  return withDue(
    { ...enrollment, standing: { status: 'left', at: now, reason, was: standing.status } },
    undefined,
  );
};

/** Undoes an unsubscribe: back to where they were, at their regular time. */
export const rejoin = (enrollment: Enrollment, outline: Outline, now: Instant): Enrollment | undefined => {
  const { standing } = enrollment;
  if (standing.status !== 'left' || standing.reason !== 'unsubscribed') return undefined;
  switch (standing.was) {
    case 'pending':
      return { ...enrollment, standing: { status: 'pending', requestedAt: now } };
    case 'completed':
      return { ...enrollment, standing: { status: 'completed', at: standing.at } };
    case 'active': {
      const back: Enrollment = { ...enrollment, standing: { status: 'active', since: now } };
      const lastSent = lastSentAt(enrollment);
      const earliest = later(now, { days: -5 });
      const from = lastSent && lastSent > earliest ? lastSent : earliest;
      return withDue(back, nextRegularTime(from, rhythmOf(back, outline, now)));
    }
  }
};

/** Moves to another zone: the next lesson keeps its weekday and hour, on the new zone's clock. */
export const changeZone = (
  enrollment: Enrollment,
  zone: TimeZone,
  outline: Outline,
  now: Instant,
): Enrollment => {
  const moved = { ...enrollment, zone };
  const last = lastSentAt(enrollment);
  const waiting = enrollment.standing.status === 'active' && last && !inFlight(enrollment);
  return waiting && enrollment.dueAt && enrollment.dueAt > now
    ? withDue(moved, nextRegularTime(last, rhythmOf(moved, outline, now)))
    : moved;
};

/** When the last lesson went out, if one did. */
export const lastSentAt = (enrollment: Enrollment): Instant | undefined =>
  ledgerOf(enrollment)
    .flatMap(([key, entry]) => (entry.state === 'sent' && !asksToConfirm(key) ? [entry.at] : []))
    .sort()
    .at(-1);

// ── Sending ─────────────────────────────────────────────────────────────────────────────────────────

/** The next mail that the ledger lacks, by lesson id, so that inserting or moving lessons skips nobody. */
export const nextKey = (enrollment: Enrollment, outline: Outline): DeliveryKey | undefined => {
  const lacks = (key: DeliveryKey) => enrollment.ledger[key] === undefined;
  switch (enrollment.standing.status) {
    case 'pending':
      return [confirmationKey(enrollment)].find(lacks);
    case 'active':
      return [...outline.lessons, 'closing' as const].find(lacks);
    case 'completed':
    case 'left':
      return undefined;
  }
};

export type Step =
  /** Claim it and send it. */
  | { do: 'send'; key: DeliveryKey; attempt: Attempt }
  /** Not now: another worker holds it, or an event may still come. */
  | { do: 'wait' }
  /** Write this: bookkeeping that time alone has made true. */
  | { do: 'save'; enrollment: Enrollment; outcome: 'unknown' | 'held' | 'postponed' | 'expired' | 'idle' };

/** What to do for an enrollment that the due index named. The index may be stale; this decides. */
export const nextStep = (enrollment: Enrollment, outline: Outline, now: Instant): Step => {
  const { dueAt } = enrollment;
  if (!dueAt || dueAt > now) return { do: 'wait' };

  const flight = inFlight(enrollment);
  if (flight) {
    const [key, entry] = flight;
    if (entry.state === 'sending') {
      if (entry.leaseUntil > now) return { do: 'wait' };
      return {
        do: 'save',
        enrollment: becomeUnknown(enrollment, key, entry.attempt, entry.since),
        outcome: 'unknown',
      };
    }
    if (entry.state === 'unknown') {
      if (
        enrollment.standing.status === 'active' &&
        entry.attempt === 1 &&
        outline.unknownPolicy === 'resend-once'
      )
        return { do: 'send', key, attempt: 2 };
      const held = withEntry(enrollment, key, { ...entry, final: true });
      return { do: 'save', enrollment: afterDelivery(held, key, outline, entry.since), outcome: 'held' };
    }
  }

  const { standing } = enrollment;
  if (standing.status === 'pending' && later(standing.requestedAt, confirmationLife) <= now) {
    const left = leave(enrollment, 'confirmation-expired', now) ?? enrollment;
    return { do: 'save', enrollment: left, outcome: 'expired' };
  }

  const key = nextKey(enrollment, outline);
  if (!key) return { do: 'save', enrollment: withDue(enrollment, undefined), outcome: 'idle' };
  if (standing.status === 'active' && later(dueAt, lateAfter) < now) {
    const hour = nextRegularHour(now, rhythmOf(enrollment, outline, now));
    return { do: 'save', enrollment: withDue(enrollment, hour), outcome: 'postponed' };
  }
  return { do: 'send', key, attempt: 1 };
};

/** Claim and write-ahead marker in one: whoever saves this may send, nobody else. */
export const claim = (
  enrollment: Enrollment,
  step: { key: DeliveryKey; attempt: Attempt },
  owner: string,
  now: Instant,
  leaseUntil: Instant,
): Enrollment =>
  withEntry(enrollment, step.key, { state: 'sending', attempt: step.attempt, owner, since: now, leaseUntil });

/** The entry that `owner` still holds, or undefined: every write after the claim asks this first. */
export const heldBy = (enrollment: Enrollment, key: DeliveryKey, owner: string) => {
  const entry = enrollment.ledger[key];
  return entry?.state === 'sending' && entry.owner === owner ? entry : undefined;
};

/** SES took it: "sent", the next due time and the index key, all in this one item. */
export const recordSent = (
  enrollment: Enrollment,
  key: DeliveryKey,
  attempt: Attempt,
  outline: Outline,
  at: Instant,
): Enrollment => afterDelivery(withEntry(enrollment, key, { state: 'sent', at, attempt }), key, outline, at);

/** Not handed to SES, for a reason that will not pass: the ledger says which. */
export const recordSkipped = (
  enrollment: Enrollment,
  key: DeliveryKey,
  reason: string,
  at: Instant,
): Enrollment => withEntry(enrollment, key, { state: 'skipped', at, reason });

/** SES refused this mail for this address: the course goes on, the ledger says why. */
export const recordFailed = (
  enrollment: Enrollment,
  key: DeliveryKey,
  reason: string,
  outline: Outline,
  at: Instant,
): Enrollment => afterDelivery(withEntry(enrollment, key, { state: 'failed', at, reason }), key, outline, at);

/**
 * It was provably not sent: as if never tried. Still due, since a claim leaves the due time where it is; a
 * resend goes back to waiting for its turn.
 */
export const giveBack = (
  enrollment: Enrollment,
  key: DeliveryKey,
  attempt: Attempt,
  now: Instant,
): Enrollment =>
  attempt === 1
    ? withoutEntry(enrollment, key)
    : withEntry(enrollment, key, { state: 'unknown', since: now, attempt: 1, final: false });

const reDue = (enrollment: Enrollment, at: Instant): Enrollment =>
  enrollment.standing.status === 'left' ? enrollment : withDue(enrollment, at);

/** Nobody knows whether SES took it: parked until an event or the policy settles it. */
export const becomeUnknown = (
  enrollment: Enrollment,
  key: DeliveryKey,
  attempt: Attempt,
  since: Instant,
): Enrollment =>
  reDue(
    withEntry(enrollment, key, { state: 'unknown', since, attempt, final: false }),
    later(since, unknownPatience),
  );

/** An SES event proves that the mail was accepted. Only `unknown` moves; everything else stays as it is. */
export const settleByEvent = (
  enrollment: Enrollment,
  key: DeliveryKey,
  outline: Outline,
): Enrollment | undefined => {
  const entry = enrollment.ledger[key];
  if (entry?.state !== 'unknown') return undefined;
  const sent = withEntry(enrollment, key, { state: 'sent', at: entry.since, attempt: entry.attempt });
  return entry.final ? sent : afterDelivery(sent, key, outline, entry.since);
};

const afterDelivery = (
  enrollment: Enrollment,
  key: DeliveryKey,
  outline: Outline,
  at: Instant,
): Enrollment => {
  const { standing } = enrollment;
  switch (standing.status) {
    case 'pending':
      // Looked at once more when the link has run out.
      return withDue(enrollment, later(standing.requestedAt, confirmationLife));
    case 'active':
      return key === 'closing'
        ? withDue({ ...enrollment, standing: { status: 'completed', at } }, undefined)
        : withDue(enrollment, nextRegularTime(at, rhythmOf(enrollment, outline, at)));
    case 'completed':
    case 'left':
      return enrollment;
  }
};
