import type { DeliveryKey } from '../delivery/delivery-key.ts';
import type { Attempt, LedgerEntry } from '../delivery/ledger-entry.ts';
import type { Outline } from '../enrollment/course-outline.ts';
import { type Enrollment, ledgerOf } from '../enrollment/enrollment.ts';
import { becomeUnknown } from '../enrollment/enrollment-ledger.ts';
import { nextStep } from '../enrollment/next-step.ts';
import {
  becomeUnknownIssue,
  type Circumstances,
  type IssueDelivery,
  nextIssueStep,
} from '../newsletter/issue-delivery.ts';
import type { Instant } from '../time/instant.ts';

/** What the rules will do about a mail whose fate is unknown, unless an SES event settles it first. */
export type WhatNext =
  | { kind: 'resend'; at: Instant }
  /** It will not be tried again, from this moment on. */
  | { kind: 'hold'; at: Instant }
  /** Its issue is paused: that is decided when it is resumed. */
  | { kind: 'paused' }
  /** That has been decided already. */
  | { kind: 'nothing' }
  /** Nothing is due for it: the course is gone, or another mail is settled first. */
  | { kind: 'wait' };

/** A mail of which nobody knows whether SES took it. */
export type Unknown = { since: Instant; attempt: Attempt; next: WhatNext };

type Lost = Extract<LedgerEntry, { status: 'unknown' | 'sending' }>;

/** Unknown on record, or claimed by a worker who has died since: nobody has looked yet. */
const isLost = (entry: LedgerEntry | undefined, now: Instant): entry is Lost =>
  entry?.status === 'unknown' || (entry?.status === 'sending' && entry.leaseUntil <= now);

const isFinal = (entry: LedgerEntry | undefined): boolean => entry?.status === 'unknown' && entry.final;

/** The mails of an enrollment whose fate is unknown. What comes next is asked of the sender's own rule. */
export const unknownLessons = (
  enrollment: Enrollment,
  outline: Outline | undefined,
  now: Instant,
): (Unknown & { key: DeliveryKey })[] =>
  ledgerOf(enrollment).flatMap(([key, entry]) => {
    if (!isLost(entry, now)) return [];
    const { since, attempt } = entry;
    const known = entry.status === 'unknown' ? enrollment : becomeUnknown(enrollment, key, attempt, since);
    return [{ key, since, attempt, next: nextForLesson(known, key, outline) }];
  });

const nextForLesson = (enrollment: Enrollment, key: DeliveryKey, outline: Outline | undefined): WhatNext => {
  if (isFinal(enrollment.ledger[key])) return { kind: 'nothing' };
  const at = enrollment.dueAt;
  if (!at || !outline) return { kind: 'wait' };
  const step = nextStep(enrollment, outline, at);
  if (step.kind === 'send' && step.key === key) return { kind: 'resend', at };
  return step.kind === 'save' && isFinal(step.enrollment.ledger[key])
    ? { kind: 'hold', at }
    : { kind: 'wait' };
};

/** The same of one subscriber's copy of an issue; undefined where its fate is known, or still to come. */
export const unknownIssue = (
  delivery: IssueDelivery,
  circumstances: Circumstances,
  now: Instant,
): Unknown | undefined => {
  const { entry } = delivery;
  if (!isLost(entry, now)) return undefined;
  const { since, attempt } = entry;
  const known = entry.status === 'unknown' ? delivery : becomeUnknownIssue(delivery, attempt, since);
  return { since, attempt, next: nextForIssue(known, circumstances) };
};

const nextForIssue = (delivery: IssueDelivery, circumstances: Circumstances): WhatNext => {
  if (isFinal(delivery.entry)) return { kind: 'nothing' };
  const at = delivery.dueAt;
  if (!at) return { kind: 'wait' };
  const step = nextIssueStep(delivery, circumstances, at);
  if (step.kind === 'save' && step.outcome === 'paused') return { kind: 'paused' };
  return { kind: step.kind === 'send' ? 'resend' : 'hold', at };
};
