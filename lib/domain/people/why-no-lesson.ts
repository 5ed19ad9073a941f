import type { DeliveryKey } from '../delivery/delivery-key.ts';
import { occasionOf } from '../delivery/delivery-key.ts';
import type { Outline } from '../enrollment/course-outline.ts';
import { beginningFor } from '../enrollment/due-time.ts';
import {
  askedInMailboxAt,
  confirmationKey,
  type Enrollment,
  inFlight,
  isConfirmationKey,
  isPaused,
  ledgerOf,
} from '../enrollment/enrollment.ts';
import { nextKey, nextStep, type Step } from '../enrollment/next-step.ts';
import type { JournalEntry } from '../subscriber/journal.ts';
import { type BounceWaits, givesWayTo, type Suppression } from '../subscriber/suppression.ts';
import type { Instant } from '../time/instant.ts';
import { dateIn } from '../time/schedule.ts';
import { latest, settledWithout } from './settled-without.ts';
import { type StageFacts, stageObstacle } from './stage-facts.ts';
import type { WhyNoMail } from './why-no-mail.ts';

/** All that decides whether somebody gets a mail of a course now. */
export type LessonFacts = {
  /** As its course is today. */
  enrollment: Enrollment;
  /** Undefined where the course is not published on this stage. */
  outline: Outline | undefined;
  /** What stands against the address that the next mail would go to, and for how long a bounce does. */
  suppression: Suppression | undefined;
  waits: BounceWaits | undefined;
  journal: readonly JournalEntry[];
  stage: StageFacts;
};

/** Why somebody got no mail of a course on this day of theirs, as the sweep would decide it at this moment. */
export const whyNoLesson = (facts: LessonFacts, now: Instant): WhyNoMail => {
  const { enrollment, outline } = facts;
  const got = gotToday(enrollment, now);
  if (got) return got;
  if (!outline) return { kind: 'not-published' };
  const { standing } = enrollment;
  const underWay = inFlight(enrollment);
  if (standing.status === 'left' && !underWay) return whyCapped(facts, now) ?? whyLeft(standing);
  const step = nextStep(enrollment, outline, now);
  switch (step.kind) {
    case 'send':
      return whyNotSent(facts, step.key, now);
    case 'save':
      return whyNotNow(enrollment, outline, step, now);
    case 'wait':
      return whyWaiting(facts, outline, now);
  }
};

const gotToday = (enrollment: Enrollment, now: Instant): WhyNoMail | undefined => {
  const today = todayOf(enrollment, now);
  const [last] = ledgerOf(enrollment)
    .flatMap(([mail, entry]) => (entry.status === 'sent' && today(entry.at) ? [{ mail, at: entry.at }] : []))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  return last && { kind: 'got', ...last };
};

/** Whether a moment is of the same day, on the reader's clock. */
const todayOf = ({ zone }: Pick<Enrollment, 'zone'>, now: Instant) => {
  const date = dateIn(zone, now);
  return (at: Instant) => dateIn(zone, at) === date;
};

type Left = Extract<Enrollment['standing'], { status: 'left' }>;

const whyLeft = ({ at, reason, way }: Left): WhyNoMail =>
  reason === 'confirmation-expired' ? { kind: 'expired', at } : { kind: 'left', at, reason, way };

/** Due, and about to be handed over: what the sender asks between that and the call. */
const whyNotSent = (facts: LessonFacts, mail: DeliveryKey, now: Instant): WhyNoMail => {
  const { enrollment, stage } = facts;
  const dueAt = enrollment.dueAt ?? now;
  return (
    stageObstacle(stage, isOfCourse(mail) ? 'lesson' : 'confirmation', now) ??
    whySuppressed(facts, mail) ?? { kind: 'due', mail, dueAt }
  );
};

/** Mails to confirm, or with the link to somebody's own page, go before lessons. */
const isOfCourse = (mail: DeliveryKey): boolean => occasionOf(mail) !== undefined;

const whySuppressed = (
  { enrollment, suppression, waits }: LessonFacts,
  mail: DeliveryKey,
): WhyNoMail | undefined => {
  if (!suppression) return undefined;
  const askedAt = askedInMailboxAt(enrollment, mail);
  return askedAt && waits && givesWayTo(suppression, askedAt, waits)
    ? undefined
    : { kind: 'suppressed', at: suppression.at, reason: suppression.reason };
};

/** Due, and the next sweep writes down something else. */
const whyNotNow = (
  enrollment: Enrollment,
  outline: Outline,
  { enrollment: after, outcome }: Extract<Step, { kind: 'save' }>,
  now: Instant,
): WhyNoMail => {
  const { standing } = enrollment;
  const underWay = inFlight(enrollment);
  const mail = nextKey(enrollment, outline);
  switch (outcome) {
    case 'unknown':
    case 'held':
      return underWay
        ? { kind: 'unknown', mail: underWay.key, since: underWay.entry.since, until: after.dueAt }
        : { kind: 'nothing-more' };
    case 'expired':
      return { kind: 'expired', at: now };
    case 'idle':
      return standing.status === 'pending'
        ? { kind: 'pending', since: standing.requestedAt, asked: confirmationOf(enrollment) }
        : { kind: 'nothing-more' };
    case 'skipped':
      return mail ? { kind: 'no-such-lesson', mail } : { kind: 'nothing-more' };
    case 'postponed': {
      const { pausedUntil, dueAt } = enrollment;
      const until = after.dueAt ?? now;
      if (pausedUntil && isPaused(enrollment, now)) return { kind: 'paused', until: pausedUntil };
      if (beginningFor(enrollment, outline, now)) return { kind: 'before-start', until };
      return mail && dueAt ? { kind: 'late', mail, dueAt, until } : { kind: 'nothing-more' };
    }
  }
};

/** What became of the mail that asks them to confirm. */
const confirmationOf = (enrollment: Enrollment): Extract<WhyNoMail, { kind: 'pending' }>['asked'] => {
  const entry = enrollment.ledger[confirmationKey(enrollment)];
  switch (entry?.status) {
    case 'sent':
    case 'failed':
    case 'skipped':
      return entry.status;
    case 'expired':
      return 'skipped';
    case undefined:
    case 'sending':
    case 'unknown':
      return 'unknown';
  }
};

/** Somebody asked for a mail of the course today, and a cap held it back. */
const whyCapped = ({ enrollment, journal }: LessonFacts, now: Instant): WhyNoMail | undefined => {
  const today = todayOf(enrollment, now);
  const capped = journal.findLast(
    (entry) => entry.kind === 'capped' && entry.courseId === enrollment.courseId && today(entry.at),
  );
  return capped?.kind === 'capped' ? { kind: 'capped', at: capped.at, by: capped.by } : undefined;
};

/** Nothing is to be done at this moment. */
const whyWaiting = (facts: LessonFacts, outline: Outline, now: Instant): WhyNoMail => {
  const { enrollment } = facts;
  const { standing, refused, dueAt } = enrollment;
  const underWay = inFlight(enrollment);
  if (underWay) {
    const { key: mail, entry } = underWay;
    return entry.status === 'sending'
      ? { kind: 'under-way', mail, since: entry.since }
      : { kind: 'unknown', mail, since: entry.since, until: dueAt };
  }
  const today = todayOf(enrollment, now);
  const settled = settledToday(enrollment, today);
  if (settled) return settled;
  if (refused && dueAt)
    return { kind: 'put-off', mail: refused.key, times: refused.times, reason: refused.reason, until: dueAt };
  const capped = whyCapped(facts, now);
  if (capped) return capped;
  const mail = nextKey(enrollment, outline);
  const suppressed = whySuppressed(facts, mail ?? confirmationKey(enrollment));
  switch (standing.status) {
    case 'left':
      return whyLeft(standing);
    case 'pending':
      return (
        suppressed ?? { kind: 'pending', since: standing.requestedAt, asked: confirmationOf(enrollment) }
      );
    case 'completed':
      return suppressed ?? { kind: 'completed', at: standing.at };
    case 'active':
      return suppressed ?? whyNotDue(enrollment, outline, mail, now);
  }
};

const whyNotDue = (
  enrollment: Enrollment,
  outline: Outline,
  mail: DeliveryKey | undefined,
  now: Instant,
): WhyNoMail => {
  const { pausedUntil, dueAt } = enrollment;
  if (!mail) return { kind: 'nothing-more' };
  if (pausedUntil && isPaused(enrollment, now)) return { kind: 'paused', until: pausedUntil };
  if (!dueAt) return { kind: 'not-planned', mail };
  return beginningFor(enrollment, outline, now)
    ? { kind: 'before-start', until: dueAt }
    : { kind: 'not-yet-due', mail, at: dueAt };
};

/** What was to come today, and did not. */
const settledToday = (enrollment: Enrollment, today: (at: Instant) => boolean): WhyNoMail | undefined =>
  latest(
    ledgerOf(enrollment)
      .filter(([key]) => !isConfirmationKey(key) || key === confirmationKey(enrollment))
      .flatMap(([mail, entry]) => settledWithout(mail, entry, today) ?? []),
  );
