import type { Attempt, DeliveryKey, LedgerEntry } from './delivery.ts';
import { type Enrollment, ledgerOf } from './enrollment.ts';
import { becomeUnknown } from './enrollment-ledger.ts';
import type { Instant } from './instant.ts';
import {
  becomeUnknownIssue,
  type Circumstances,
  type IssueDelivery,
  nextIssueStep,
} from './issue-delivery.ts';
import { nextStep } from './next-step.ts';
import type { Outline } from './outline.ts';

/** What the rules will do about a mail whose fate is unknown, unless an SES event settles it first. */
export type WhatNext =
  | { does: 'resend'; at: Instant }
  /** It will not be tried again, from this moment on. */
  | { does: 'hold'; at: Instant }
  /** That has been decided already. */
  | { does: 'nothing' }
  /** Nothing is due for it: the course is gone, or another mail is settled first. */
  | { does: 'wait' };

/** A mail of which nobody knows whether SES took it. */
export type Unknown = { since: Instant; attempt: Attempt; next: WhatNext };

type Lost = Extract<LedgerEntry, { state: 'unknown' | 'sending' }>;

/** Unknown on record, or claimed by a worker who has died since: nobody has looked yet. */
const isLost = (entry: LedgerEntry | undefined, now: Instant): entry is Lost =>
  entry?.state === 'unknown' || (entry?.state === 'sending' && entry.leaseUntil <= now);

const isFinal = (entry: LedgerEntry | undefined): boolean => entry?.state === 'unknown' && entry.final;

/** The mails of an enrollment whose fate is unknown. What comes next is asked of the sender's own rule. */
export const unknownLessons = (
  enrollment: Enrollment,
  outline: Outline | undefined,
  now: Instant,
): (Unknown & { key: DeliveryKey })[] =>
  ledgerOf(enrollment).flatMap(([key, entry]) => {
    if (!isLost(entry, now)) return [];
    const { since, attempt } = entry;
    const known = entry.state === 'unknown' ? enrollment : becomeUnknown(enrollment, key, attempt, since);
    return [{ key, since, attempt, next: nextForLesson(known, key, outline) }];
  });

const nextForLesson = (enrollment: Enrollment, key: DeliveryKey, outline: Outline | undefined): WhatNext => {
  if (isFinal(enrollment.ledger[key])) return { does: 'nothing' };
  const at = enrollment.dueAt;
  if (!at || !outline) return { does: 'wait' };
  const step = nextStep(enrollment, outline, at);
  if (step.do === 'send' && step.key === key) return { does: 'resend', at };
  return step.do === 'save' && isFinal(step.enrollment.ledger[key]) ? { does: 'hold', at } : { does: 'wait' };
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
  const known = entry.state === 'unknown' ? delivery : becomeUnknownIssue(delivery, attempt, since);
  return { since, attempt, next: nextForIssue(known, circumstances) };
};

const nextForIssue = (delivery: IssueDelivery, circumstances: Circumstances): WhatNext => {
  if (isFinal(delivery.entry)) return { does: 'nothing' };
  const at = delivery.dueAt;
  if (!at) return { does: 'wait' };
  const step = nextIssueStep(delivery, circumstances, at);
  return { does: step.do === 'send' ? 'resend' : 'hold', at };
};
