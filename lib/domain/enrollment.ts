import * as z from 'zod';
import { consentsSchema, withConfirmation } from './consent.ts';
import { courseId, type UnknownPolicy } from './course.ts';
import {
  type Attempt,
  type DeliveryKey,
  deliveryKey,
  keyOf,
  type LedgerEntry,
  ledgerEntrySchema,
  occasionOf,
} from './delivery.ts';
import { type Instant, instantSchema, later } from './instant.ts';
import {
  claimedEntry,
  entryHeldBy,
  givenBackEntry,
  isUnsettled,
  nextForUnsettled,
  type Proof,
  provenEntry,
  type Unsettled,
  unknownEntry,
  unknownPatience,
} from './ledger.ts';
import type { LessonId } from './lesson.ts';
import {
  cadenceSchema,
  nextRegularHour,
  nextRegularTime,
  type Rhythm,
  regularTimeFrom,
  restBetweenLessons,
  weekdayIn,
  weekdaySchema,
} from './schedule.ts';
import { type TimeZone, timeZone } from './site.ts';
import { storedAddress, storedAddressHash, subscriberId } from './subscriber.ts';

/** Why someone gets nothing more. Only `unsubscribed` can be undone by the subscriber. */
export const leaveReason = z.enum(['unsubscribed', 'bounce', 'complaint', 'confirmation-expired']);
export type LeaveReason = z.infer<typeof leaveReason>;

/** The answers to choose from when somebody who has left is asked why: nothing that could be about a person. */
export const partingWord = z.enum(['too-many', 'not-what-i-expected', 'no-time', 'learned-enough', 'other']);
export type PartingWord = z.infer<typeof partingWord>;

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
    /** What they said of it afterwards, if they did. */
    why: partingWord.optional(),
  }),
]);

const mailbox = z.object({ address: storedAddress, addressHash: storedAddressHash });

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
  cadence: cadenceSchema.default('weekly'),
  weekday: weekdaySchema.optional(),
  /** The course's own hour where the subscriber has chosen none. */
  hour: z.int().min(0).max(23).optional(),
  /** No lesson is sent before this moment. */
  pausedUntil: instantSchema.optional(),
  /** Counts how often the course was begun; lessons of a later round have keys of their own. */
  round: z.int().positive().default(1),
  /** Where the subscriber stood when this round was begun. */
  before: z.object({ round: z.int().positive(), standing: standingSchema }).optional(),
  consents: consentsSchema,
  ledger: z.partialRecord(deliveryKey, ledgerEntrySchema),
  /** Mails out of turn: they go first, to `to` where it is not the subscriber's address. */
  outOfTurn: z.array(z.object({ key: deliveryKey, to: mailbox.optional() })).default([]),
  /** When the course goes on after them. */
  resumeAt: instantSchema.optional(),
  /** When the subscriber last asked for a lesson out of turn. */
  askedAt: instantSchema.optional(),
  /** An address that mail shall go to once its owner has agreed. */
  move: z
    .object({
      request: z.int().positive(),
      to: mailbox,
      /** The address before, from when the new one has agreed. */
      from: mailbox.optional(),
      at: instantSchema,
    })
    .optional(),
  /** When something is to be done for this enrollment; absent when nothing is. */
  dueAt: instantSchema.optional(),
});
export type Enrollment = z.infer<typeof enrollmentSchema>;

/** What the rules need to know of a published course. */
export type Outline = { lessons: readonly LessonId[]; sendHour: number; unknownPolicy: UnknownPolicy };

/** A confirmation link lives this long. */
export const confirmationLife = { hours: 72 } as const;
/** A link to agree to a new address lives this long. */
export const moveLife = { hours: 24 } as const;
/** A lesson later than this waits for the next regular hour instead of coming at an odd one. */
const lateAfter = { hours: 6 } as const;

/** When this subscriber's lessons come. */
export const rhythmOf = (
  { zone, cadence, weekday, hour }: Enrollment,
  { sendHour }: Pick<Outline, 'sendHour'>,
  at: Instant,
): Rhythm => ({ zone, cadence, weekday: weekday ?? weekdayIn(zone, at), hour: hour ?? sendHour });

const withDue = (enrollment: Enrollment, dueAt: Instant | undefined): Enrollment => {
  const { dueAt: _, ...rest } = enrollment;
  return dueAt ? { ...rest, dueAt } : rest;
};

export const withEntry = (enrollment: Enrollment, key: DeliveryKey, entry: LedgerEntry): Enrollment => ({
  ...enrollment,
  ledger: { ...enrollment.ledger, [key]: entry },
});

export const withoutEntry = (enrollment: Enrollment, key: DeliveryKey): Enrollment => {
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

/**
 * Whether a delivery decides what is due. While a confirmation is awaited, only the one asked for last does: an
 * earlier one, or a lesson of an earlier sign-up, whose outcome nobody knows must not keep it from going out.
 */
const decides = (enrollment: Enrollment, key: DeliveryKey): boolean =>
  enrollment.standing.status !== 'pending' || key === confirmationKey(enrollment);

const inFlight = (enrollment: Enrollment): { key: DeliveryKey; entry: Unsettled } | undefined =>
  ledgerOf(enrollment).flatMap(([key, entry]) =>
    isUnsettled(entry) && decides(enrollment, key) ? [{ key, entry }] : [],
  )[0];

/** Whether a key stands for a mail that the course still has. */
const isPublished = (key: DeliveryKey, { lessons }: Outline): boolean => {
  const mail = occasionOf(key)?.mail;
  return mail === 'closing' || lessons.some((lesson) => lesson === mail);
};

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
  cadence: 'weekly',
  round: 1,
  consents: [],
  ledger: {},
  outOfTurn: [],
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
  | { outcome: 'activated'; enrollment: Enrollment; askedAt: Instant }
  | { outcome: 'already-active' }
  | { outcome: 'no-longer-valid' };

/** Confirming: the first click activates, later ones are fine, a link of an earlier sign-up opens nothing. */
export const confirm = (enrollment: Enrollment, episode: number, now: Instant): Confirmation => {
  if (enrollment.episode !== episode) return { outcome: 'no-longer-valid' };
  switch (enrollment.standing.status) {
    case 'pending': {
      const { pausedUntil: _, ...rest } = withoutConfirmations(enrollment);
      const active = {
        ...rest,
        standing: { status: 'active', since: now } as const,
        weekday: weekdayIn(enrollment.zone, now),
        consents: withConfirmation(enrollment.consents, now),
      };
      const askedAt = enrollment.standing.requestedAt;
      return { outcome: 'activated', enrollment: withDue(active, restedAt(active, now)), askedAt };
    }
    case 'active':
    case 'completed':
      return { outcome: 'already-active' };
    case 'left':
      return { outcome: 'no-longer-valid' };
  }
};

/** At once, or as soon as the last lesson of an earlier sign-up has had its rest. */
const restedAt = (enrollment: Enrollment, now: Instant): Instant => {
  const last = lastLessonAt(enrollment);
  const rested = last ? later(last, restBetweenLessons[enrollment.cadence]) : now;
  return rested > now ? rested : now;
};

/** Nothing more is sent. Leaving twice keeps the first date, but a complaint outranks a mere unsubscribe. */
export const leave = (enrollment: Enrollment, reason: LeaveReason, now: Instant): Enrollment | undefined => {
  const { standing } = enrollment;
  if (standing.status === 'left') {
    const outranks = standing.reason === 'unsubscribed' && (reason === 'complaint' || reason === 'bounce');
    return outranks ? { ...enrollment, standing: { ...standing, reason } } : undefined;
  }
  const { resumeAt: _, move: __, ...rest } = enrollment;
  return withDue(
    { ...rest, standing: { status: 'left', at: now, reason, was: standing.status }, outOfTurn: [] },
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
      return withDue(back, nextCourseTime(back, outline, now));
    }
  }
};

/** Keeps why somebody left; undefined for those who did not, or not by their own choice. */
export const sayWhy = (enrollment: Enrollment, why: PartingWord): Enrollment | undefined => {
  const { standing } = enrollment;
  return standing.status === 'left' && standing.reason === 'unsubscribed'
    ? { ...enrollment, standing: { ...standing, why } }
    : undefined;
};

/** Moves to another zone: the next lesson keeps its weekday and hour, on the new zone's clock. */
export const changeZone = (
  enrollment: Enrollment,
  zone: TimeZone,
  outline: Outline,
  now: Instant,
): Enrollment => rescheduled({ ...enrollment, zone }, outline, now);

/** When the last lesson went out in its turn, or may have, if one did. */
export const lastLessonAt = (enrollment: Enrollment): Instant | undefined =>
  ledgerOf(enrollment)
    .flatMap(([key, entry]) => {
      if (isOutOfTurn(key) || asksToConfirm(key)) return [];
      if (entry.state === 'sent') return [entry.at];
      return entry.state === 'unknown' ? [entry.since] : [];
    })
    .sort()
    .at(-1);

// ── The due time ────────────────────────────────────────────────────────────────────────────────────

/** A further copy of a lesson, or a mail about the address: it comes when asked for, and moves no lesson. */
export const isOutOfTurn = (key: DeliveryKey): boolean => {
  const occasion = occasionOf(key);
  return occasion ? occasion.copy > 1 : !asksToConfirm(key);
};

/** A lesson has been claimed and has no outcome yet: what comes after it is not known before. */
export const isLessonInFlight = (enrollment: Enrollment): boolean =>
  ledgerOf(enrollment).some(([key, entry]) => isUnsettled(entry) && !isOutOfTurn(key));

/** When the course itself goes on; undefined while that is not known, or never. */
export const courseDueAt = (enrollment: Enrollment): Instant | undefined => {
  if (isLessonInFlight(enrollment)) return undefined;
  return enrollment.outOfTurn.length > 0 || inFlight(enrollment) ? enrollment.resumeAt : enrollment.dueAt;
};

/** Sets when the course goes on; mails out of turn keep theirs. Not for a lesson in flight. */
export const withCourseDue = (enrollment: Enrollment, at: Instant | undefined): Enrollment => {
  const { resumeAt: _, ...rest } = enrollment;
  const first = enrollment.outOfTurn.length > 0 || inFlight(enrollment);
  return first ? { ...rest, ...(at ? { resumeAt: at } : {}) } : withDue(rest, at);
};

/** Adds a mail out of turn, due at once; what is under way goes first. */
export const withOutOfTurn = (
  enrollment: Enrollment,
  extra: Enrollment['outOfTurn'][number],
  now: Instant,
): Enrollment => {
  const resumeAt = courseDueAt(enrollment);
  const queued = {
    ...enrollment,
    outOfTurn: [...enrollment.outOfTurn, extra],
    ...(resumeAt ? { resumeAt } : {}),
  };
  return inFlight(enrollment) ? queued : withDue(queued, now);
};

/** The regular time that leaves the rest after the last lesson, and comes neither before `from` nor in a pause. */
export const nextCourseTime = (enrollment: Enrollment, outline: Outline, from: Instant): Instant => {
  const rhythm = rhythmOf(enrollment, outline, from);
  const last = lastLessonAt(enrollment);
  const times = [
    regularTimeFrom(from, rhythm),
    ...(enrollment.pausedUntil ? [regularTimeFrom(enrollment.pausedUntil, rhythm)] : []),
    ...(last ? [nextRegularTime(last, rhythm)] : []),
  ];
  return times.reduce((latest, time) => (time > latest ? time : latest));
};

/** After a change of rhythm: a lesson that waits for its time gets the new one. */
export const rescheduled = (enrollment: Enrollment, outline: Outline, now: Instant): Enrollment => {
  const due = courseDueAt(enrollment);
  return enrollment.standing.status === 'active' && due && due > now
    ? withCourseDue(enrollment, nextCourseTime(enrollment, outline, now))
    : enrollment;
};

const isPaused = ({ standing, pausedUntil }: Enrollment, now: Instant): boolean =>
  standing.status === 'active' && pausedUntil !== undefined && pausedUntil > now;

/** What falls due in a pause: the next lesson comes after it, and copies of lessons do not come at all. */
const keptBack = (enrollment: Enrollment, outline: Outline, now: Instant): Enrollment => {
  const outOfTurn = enrollment.outOfTurn.filter(({ key }) => !occasionOf(key));
  return inTurn({ ...enrollment, outOfTurn }, nextCourseTime(enrollment, outline, now), now);
};

// ── Sending ─────────────────────────────────────────────────────────────────────────────────────────

/** The next lesson that the ledger lacks, by its id, so that inserting or moving lessons skips nobody. */
export const nextLessonKey = (enrollment: Enrollment, outline: Outline): DeliveryKey | undefined =>
  enrollment.standing.status === 'active'
    ? [...outline.lessons, 'closing' as const]
        .map((mail) => keyOf({ mail, round: enrollment.round, copy: 1 }))
        .find((key) => enrollment.ledger[key] === undefined)
    : undefined;

/** The next mail: those out of turn first. */
export const nextKey = (enrollment: Enrollment, outline: Outline): DeliveryKey | undefined => {
  switch (enrollment.standing.status) {
    case 'pending':
      return [confirmationKey(enrollment)].find((key) => enrollment.ledger[key] === undefined);
    case 'active':
    case 'completed':
      return enrollment.outOfTurn[0]?.key ?? nextLessonKey(enrollment, outline);
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
  | {
      do: 'save';
      enrollment: Enrollment;
      outcome: 'unknown' | 'held' | 'postponed' | 'expired' | 'skipped' | 'idle';
    };

/** What to do for an enrollment that the due index named. The index may be stale; this decides. */
export const nextStep = (enrollment: Enrollment, outline: Outline, now: Instant): Step => {
  const { dueAt } = enrollment;
  if (!dueAt || dueAt > now) return { do: 'wait' };

  const flight = inFlight(enrollment);
  if (flight) {
    const { key, entry } = flight;
    const mayResend =
      enrollment.standing.status === 'active' &&
      !isPaused(enrollment, now) &&
      isPublished(key, outline) &&
      outline.unknownPolicy === 'resend-once';
    const next = nextForUnsettled(entry, mayResend, now);
    switch (next.do) {
      case 'wait':
        return { do: 'wait' };
      case 'resend':
        return { do: 'send', key, attempt: 2 };
      case 'call-unknown': {
        const unknown = becomeUnknown(enrollment, key, entry.attempt, entry.since);
        return { do: 'save', enrollment: unknown, outcome: 'unknown' };
      }
      case 'hold': {
        const held = withEntry(enrollment, key, next.entry);
        return { do: 'save', enrollment: afterDelivery(held, key, outline, entry.since), outcome: 'held' };
      }
    }
  }

  const { standing } = enrollment;
  if (standing.status === 'pending' && later(standing.requestedAt, confirmationLife) <= now) {
    const unsent = nextKey(enrollment, outline);
    const closed = unsent ? withEntry(enrollment, unsent, { state: 'expired', at: now }) : enrollment;
    const left = leave(closed, 'confirmation-expired', now) ?? closed;
    return { do: 'save', enrollment: left, outcome: 'expired' };
  }

  const key = nextKey(enrollment, outline);
  if (!key) {
    // Somebody who comes back after the closing mail has nothing more to come.
    const done = standing.status === 'active' ? { status: 'completed' as const, at: now } : standing;
    const idle = withDue({ ...withoutStaleMove(enrollment, now), standing: done }, undefined);
    return { do: 'save', enrollment: idle, outcome: 'idle' };
  }
  if (occasionOf(key) && !isPublished(key, outline)) {
    const dropped = dropOutOfTurn(enrollment, key, 'withdrawn from the course', outline, now);
    return { do: 'save', enrollment: dropped, outcome: 'skipped' };
  }
  if (isPaused(enrollment, now) && occasionOf(key))
    return { do: 'save', enrollment: keptBack(enrollment, outline, now), outcome: 'postponed' };
  if (standing.status === 'pending' || isOutOfTurn(key)) return { do: 'send', key, attempt: 1 };
  if (later(dueAt, lateAfter) < now) {
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
): Enrollment => withEntry(enrollment, step.key, claimedEntry(step.attempt, owner, now, leaseUntil));

/** The entry that `owner` still holds, or undefined. */
export const heldBy = (enrollment: Enrollment, key: DeliveryKey, owner: string) =>
  entryHeldBy(enrollment.ledger[key], owner);

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

/** A mail out of turn that must not go where it was meant to: the course goes on without it. */
export const dropOutOfTurn = (
  enrollment: Enrollment,
  key: DeliveryKey,
  reason: string,
  outline: Outline,
  at: Instant,
): Enrollment => afterDelivery(recordSkipped(enrollment, key, reason, at), key, outline, at);

/** SES refused this mail for this address: the course goes on, the ledger says why. */
export const recordFailed = (
  enrollment: Enrollment,
  key: DeliveryKey,
  reason: string,
  outline: Outline,
  at: Instant,
): Enrollment => afterDelivery(withEntry(enrollment, key, { state: 'failed', at, reason }), key, outline, at);

/** It was provably not sent. Still due, since a claim leaves the due time where it is. */
export const giveBack = (
  enrollment: Enrollment,
  key: DeliveryKey,
  attempt: Attempt,
  now: Instant,
): Enrollment => {
  const entry = givenBackEntry(attempt, now);
  return entry ? withEntry(enrollment, key, entry) : withoutEntry(enrollment, key);
};

/** Nobody knows whether SES took it: parked until an event or the policy settles it. */
export const becomeUnknown = (
  enrollment: Enrollment,
  key: DeliveryKey,
  attempt: Attempt,
  since: Instant,
): Enrollment => {
  const unknown = withEntry(enrollment, key, unknownEntry(attempt, since));
  const goesOn = enrollment.standing.status !== 'left' && decides(enrollment, key);
  return goesOn ? withDue(unknown, later(since, unknownPatience)) : unknown;
};

/** What an SES event proves is written down, and the course goes on. Undefined when nothing changes. */
export const settleByEvent = (
  enrollment: Enrollment,
  key: DeliveryKey,
  outline: Outline,
  proof: Proof = 'accepted',
): Enrollment | undefined => {
  const entry = enrollment.ledger[key];
  const proven = provenEntry(entry, proof);
  if (!entry || !proven) return undefined;
  const settled = withEntry(enrollment, key, proven);
  // A held delivery, and one recorded as sent, has let the course go on already.
  return isUnsettled(entry) ? afterDelivery(settled, key, outline, entry.since) : settled;
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
      return decides(enrollment, key)
        ? withDue(enrollment, later(standing.requestedAt, confirmationLife))
        : enrollment;
    case 'active':
    case 'completed': {
      if (isOutOfTurn(key)) return afterOutOfTurn(enrollment, key, outline, at);
      if (standing.status === 'completed') return inTurn(enrollment, undefined, at);
      const current = withoutStaleMove(enrollment, at);
      return occasionOf(key)?.mail === 'closing'
        ? inTurn({ ...current, standing: { status: 'completed', at } }, forgetMoveAt(current), at)
        : inTurn(current, nextCourseTime(current, outline, at), at);
    }
    case 'left':
      return enrollment;
  }
};

/** What is next: mails out of turn at once, and after them the course at its own time. */
const inTurn = (enrollment: Enrollment, courseDue: Instant | undefined, now: Instant): Enrollment => {
  const { resumeAt: _, ...rest } = enrollment;
  if (rest.outOfTurn.length === 0) return withDue(rest, courseDue);
  return withDue({ ...rest, ...(courseDue ? { resumeAt: courseDue } : {}) }, now);
};

/** Looked at once more when nobody can agree any longer: an address that did not agree is not kept. */
const forgetMoveAt = ({ move }: Enrollment): Instant | undefined => move && later(move.at, moveLife);

const withoutStaleMove = (enrollment: Enrollment, now: Instant): Enrollment => {
  const { move: _, ...rest } = enrollment;
  const forgetAt = forgetMoveAt(enrollment);
  return forgetAt && forgetAt <= now ? rest : enrollment;
};

const afterOutOfTurn = (
  enrollment: Enrollment,
  key: DeliveryKey,
  outline: Outline,
  at: Instant,
): Enrollment => {
  const courseDue =
    enrollment.standing.status === 'active'
      ? (enrollment.resumeAt ?? nextCourseTime(enrollment, outline, at))
      : forgetMoveAt(enrollment);
  const outOfTurn = enrollment.outOfTurn.filter((extra) => extra.key !== key);
  return inTurn({ ...enrollment, outOfTurn }, courseDue, at);
};
