import * as z from 'zod';
import { courseId } from '../content/course.ts';
import { lessonId } from '../content/lesson.ts';
import { mailboxSchema } from '../delivery/address-change.ts';
import { type DeliveryKey, deliveryKey, occasionOf } from '../delivery/delivery-key.ts';
import {
  isUnsettled,
  type LedgerEntry,
  ledgerEntrySchema,
  type Unsettled,
} from '../delivery/ledger-entry.ts';
import { refusalsSchema } from '../delivery/refusals.ts';
import { type WaitingRequest, waitingNumber, waitingRequestSchema } from '../sign-up/waiting-request.ts';
import { subjectChoice } from '../subjects/subject-test.ts';
import { type Consent, consentsSchema, forgottenAt } from '../subscriber/consent.ts';
import { memberChangesSchema } from '../subscriber/member-change.ts';
import { activeSchema, completedSchema, leftSchema, pendingSchema } from '../subscriber/standing.ts';
import { subscriberId } from '../subscriber/subscriber.ts';
import { cadenceSchema } from '../time/cadence.ts';
import { type Instant, instantSchema } from '../time/instant.ts';
import { timeZone } from '../time/time-zone.ts';
import { weekdaySchema } from '../time/weekday.ts';

const standingSchema = z.lazy(() =>
  z.discriminatedUnion('status', [
    /** Asked for, not yet confirmed. */
    pendingSchema,
    activeSchema,
    completedSchema,
    leftSchema(['pending', 'active', 'completed']),
  ]),
);

const triedLesson = z.object({ trial: z.string(), subject: subjectChoice });
export type TriedLesson = z.infer<typeof triedLesson>;

/**
 * A subscriber in a course, and the whole truth about what they get next: one item, so that one
 * conditional write moves "lesson sent", "next due" and the index key together.
 */
export const enrollmentSchema = z.lazy(() =>
  z.object({
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
    /** What was shown to them when they signed up, until they choose: a course that changes its own changes nobody's. */
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
    /** What was asked for and waits to be confirmed, each by the link in its own mail. */
    waiting: z.array(waitingRequestSchema).default([]),
    ledger: z.partialRecord(deliveryKey, ledgerEntrySchema),
    /** Of lessons that try two subjects, under which each was handed over last, and in which test. */
    tried: z.partialRecord(lessonId, triedLesson).optional(),
    /** Mails out of turn: they go first, to `to` where it is not the subscriber's address. */
    outOfTurn: z.array(z.object({ key: deliveryKey, to: mailboxSchema.optional() })).default([]),
    /** When the course goes on after them. */
    resumeAt: instantSchema.optional(),
    /** When the subscriber last asked for a lesson out of turn. */
    askedAt: instantSchema.optional(),
    /** When the form was posted that a mail with the link to their own page answered last. */
    ownPageAskedAt: instantSchema.optional(),
    /** An address that mail shall go to once its owner has agreed: here from before that was a person's. */
    addressChange: z
      .object({
        request: z.int().positive(),
        to: mailboxSchema,
        /** The address before, from when the new one has agreed. */
        from: mailboxSchema.optional(),
        at: instantSchema,
      })
      .optional(),
    /** What it has been through that the rest no longer shows, the latest last. */
    changes: memberChangesSchema,
    /** The mail that SES has refused so far, and was provably not sent: there is one at most that is next. */
    refused: refusalsSchema.extend({ key: deliveryKey }).optional(),
    /** When something is to be done for this enrollment; absent when nothing is. */
    dueAt: instantSchema.optional(),
  }),
);
export type Enrollment = z.infer<typeof enrollmentSchema>;

export const withDue = (enrollment: Enrollment, dueAt: Instant | undefined): Enrollment => {
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

/** Entries of the ledger, typed by their keys. */
export const ledgerOf = (enrollment: Enrollment): [DeliveryKey, LedgerEntry][] =>
  // Object.entries widens keys to string; the schema has checked them.
  Object.entries(enrollment.ledger) as [DeliveryKey, LedgerEntry][];

export const confirmationKey = (enrollment: Enrollment): DeliveryKey => `confirm-${enrollment.requests}`;

/** What the confirmation mail that was asked for last asks. */
export const requestToConfirm = ({ waiting, requests }: Enrollment): WaitingRequest | undefined =>
  waitingNumber(waiting, requests);

/** What was agreed to, and after it what waits to be. */
export const allConsents = ({ consents, waiting }: Enrollment): Consent[] => [
  ...consents,
  ...waiting.map(({ consent }) => consent),
];

/** When an enrollment that nobody has ever confirmed is removed. */
export const enrollmentForgottenAt = ({ consents, waiting }: Enrollment): Instant | undefined =>
  forgottenAt([
    ...consents,
    ...waiting.map(({ consent, askedAt }) => ({ ...consent, requestedAt: askedAt })),
  ]);

export const isConfirmationKey = (key: DeliveryKey): boolean => key.startsWith('confirm-');

/**
 * When what a mail asks its reader to confirm was asked for: whoever was erased, or bounced a while ago, may ask to come back,
 * and is asked whether it was they. Undefined for every other mail.
 */
export const askedInMailboxAt = (enrollment: Enrollment, key: DeliveryKey): Instant | undefined =>
  isConfirmationKey(key) && enrollment.standing.status === 'pending'
    ? (requestToConfirm(enrollment)?.askedAt ?? enrollment.standing.requestedAt)
    : undefined;

/** A further copy of a lesson, or a mail about the address or their page: it comes when asked for, and moves no lesson. */
export const isOutOfTurn = (key: DeliveryKey): boolean => {
  const occasion = occasionOf(key);
  return occasion ? occasion.copy > 1 : !isConfirmationKey(key);
};

/**
 * Whether a delivery decides what is due. While a confirmation is awaited, only the one asked for last does: an
 * earlier one, or a lesson of an earlier sign-up, whose outcome nobody knows must not keep it from going out.
 */
export const decides = (enrollment: Enrollment, key: DeliveryKey): boolean =>
  enrollment.standing.status !== 'pending' || key === confirmationKey(enrollment);

export const inFlight = (enrollment: Enrollment): { key: DeliveryKey; entry: Unsettled } | undefined =>
  ledgerOf(enrollment).flatMap(([key, entry]) =>
    isUnsettled(entry) && decides(enrollment, key) ? [{ key, entry }] : [],
  )[0];

/**
 * Whoever has left is looked at only until it is known, or past knowing, what became of the mail that was under
 * way: what is in flight keeps its time, and nothing else is due.
 */
export const withNothingToCome = (left: Enrollment): Enrollment =>
  inFlight(left) ? left : withDue(left, undefined);

/** A lesson has been claimed and has no outcome yet: what comes after it is not known before. */
export const isLessonInFlight = (enrollment: Enrollment): boolean =>
  ledgerOf(enrollment).some(([key, entry]) => isUnsettled(entry) && !isOutOfTurn(key));

/** When the last lesson went out in its turn, or may have, if one did. */
export const lastLessonAt = (enrollment: Enrollment): Instant | undefined =>
  ledgerOf(enrollment)
    .flatMap(([key, entry]) => {
      if (isOutOfTurn(key) || isConfirmationKey(key)) return [];
      if (entry.status === 'sent') return [entry.at];
      return entry.status === 'unknown' ? [entry.since] : [];
    })
    .sort()
    .at(-1);

export const isPaused = ({ standing, pausedUntil }: Enrollment, now: Instant): boolean =>
  standing.status === 'active' && pausedUntil !== undefined && pausedUntil > now;
