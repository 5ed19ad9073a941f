import type { Audience } from '../content/issue.ts';
import { isUnsettled } from '../delivery/ledger-entry.ts';
import { type Circumstances, type IssueDelivery, nextIssueStep } from '../newsletter/issue-delivery.ts';
import { currentPause, type IssueRecord } from '../newsletter/issue-record.ts';
import type { Subscription } from '../newsletter/subscription.ts';
import type { Suppression } from '../subscriber/suppression.ts';
import type { Instant } from '../time/instant.ts';
import { dateIn } from '../time/schedule.ts';
import { latest, type Settled, settledWithout } from './settled-without.ts';
import { type StageFacts, stageObstacle } from './stage-facts.ts';
import type { WhyNoMail } from './why-no-mail.ts';

/** An issue as it stands for one person: their copy, where one was made for them. */
export type IssueFacts = {
  record: IssueRecord;
  /** In the words of the issue's file. */
  audience: string;
  /** What may have changed since their copy was made. */
  circumstances: Circumstances;
  copy: IssueDelivery | undefined;
  /** When it is their hour for it; undefined where that is over for them. */
  comesAt: Instant | undefined;
};

export type ListFacts = {
  subscription: Subscription;
  /** On record as published on this stage. */
  isPublished: boolean;
  issues: readonly IssueFacts[];
  suppression: Suppression | undefined;
  stage: StageFacts;
};

/** An audience in the words of an issue's file. */
export const audienceInFile = (audience: Audience): string => {
  switch (audience.who) {
    case 'all':
      return 'all';
    case 'course':
    case 'finished':
      return `${audience.who}:${audience.course}`;
    case 'tag':
      return `tag:${audience.tag}`;
    case 'segment':
      return `segment:${audience.segment}`;
  }
};

/** Why somebody got no issue of a newsletter on this day of theirs, as the sweep would decide it at this moment. */
export const whyNoIssue = (facts: ListFacts, now: Instant): WhyNoMail => {
  const { subscription, issues, suppression } = facts;
  const today = todayOf(subscription, now);
  const copies = issues.flatMap(({ copy }) => copy ?? []);
  const [got] = copies
    .flatMap(({ entry, issueId: mail }) =>
      entry?.status === 'sent' && today(entry.at) ? [{ mail, at: entry.at }] : [],
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  if (got) return { kind: 'got', ...got };
  const open = issues.find(({ copy }) => copy?.dueAt !== undefined && copy.dueAt <= now);
  if (open?.copy) return whyOpen(facts, open, open.copy, now);
  if (!facts.isPublished) return { kind: 'not-published' };
  const { standing } = subscription;
  switch (standing.status) {
    case 'left':
      return standing.reason === 'confirmation-expired'
        ? { kind: 'expired', at: standing.at }
        : { kind: 'left', at: standing.at, reason: standing.reason, way: standing.way };
    case 'pending':
      return { kind: 'pending', since: standing.requestedAt, asked: 'with-its-course' };
    case 'active':
      return (
        settledToday(copies, today) ??
        (suppression && { kind: 'suppressed', at: suppression.at, reason: suppression.reason }) ??
        whyNone(issues, today, now)
      );
  }
};

/** Whether a moment is of the same day, on the reader's clock. */
const todayOf = ({ zone }: Pick<Subscription, 'zone'>, now: Instant) => {
  const date = dateIn(zone, now);
  return (at: Instant) => dateIn(zone, at) === date;
};

/** A copy that is due. */
const whyOpen = (
  { suppression, stage }: ListFacts,
  { circumstances, record }: IssueFacts,
  copy: IssueDelivery,
  now: Instant,
): WhyNoMail => {
  const mail = copy.issueId;
  const { entry, dueAt = now } = copy;
  const step = nextIssueStep(copy, circumstances, now);
  switch (step.kind) {
    case 'wait':
      return { kind: 'under-way', mail, since: isUnsettled(entry) ? entry.since : dueAt };
    case 'send':
      return (
        stageObstacle(stage, 'newsletter', now) ??
        (suppression && { kind: 'suppressed', at: suppression.at, reason: suppression.reason }) ?? {
          kind: 'due',
          mail,
          dueAt,
        }
      );
    case 'save': {
      const after = step.delivery;
      switch (step.outcome) {
        case 'unknown':
        case 'held':
          return {
            kind: 'unknown',
            mail,
            since: isUnsettled(entry) ? entry.since : dueAt,
            until: after.dueAt,
          };
        case 'expired':
          return { kind: 'too-late', mail };
        case 'postponed':
          return { kind: 'late', mail, dueAt, until: after.dueAt ?? now };
        case 'awaits-subject':
          return { kind: 'not-yet-due', mail, at: after.dueAt ?? now };
        case 'paused':
          return pausedIssue(record, now);
        case 'skipped':
          return circumstances.isCancelled
            ? { kind: 'cancelled', mail }
            : { kind: 'skipped', mail, at: now, reason: 'left the list' };
        case 'idle':
          return { kind: 'no-issue' };
      }
    }
  }
};

/** What was to come today and did not, or has still no outcome. */
const settledToday = (
  copies: readonly IssueDelivery[],
  today: (at: Instant) => boolean,
): WhyNoMail | undefined =>
  latest(
    copies.flatMap(({ entry, issueId: mail, refused, dueAt }): Settled[] => {
      if (!entry)
        return refused && dueAt
          ? [{ at: dueAt, why: { kind: 'put-off', mail, ...refused, until: dueAt } }]
          : [];
      if (isUnsettled(entry)) {
        const { since } = entry;
        const why: WhyNoMail =
          entry.status === 'sending'
            ? { kind: 'under-way', mail, since }
            : { kind: 'unknown', mail, since, until: dueAt };
        return [{ at: since, why }];
      }
      const settled = settledWithout(mail, entry, today);
      const isCancelled = settled?.why.kind === 'skipped' && settled.why.reason === 'cancelled';
      if (!settled) return [];
      return [isCancelled ? { at: settled.at, why: { kind: 'cancelled', mail } } : settled];
    }),
  );

const pausedIssue = (record: IssueRecord, now: Instant): WhyNoMail => ({
  kind: 'issue-paused',
  mail: record.issueId,
  since: currentPause(record)?.since ?? now,
});

/** Nothing of theirs is due, and nothing was to come: what of the issues of others is to be told. */
const whyNone = (issues: readonly IssueFacts[], today: (at: Instant) => boolean, now: Instant): WhyNoMail => {
  const paused = issues.find(
    ({ circumstances, copy, record }) =>
      circumstances.isPaused && (copy ? copy.heldBackFrom && !copy.entry : today(record.sendAt)),
  );
  if (paused) return pausedIssue(paused.record, now);
  const waiting = issues.flatMap(({ copy }) =>
    copy?.dueAt && !copy.entry ? [{ mail: copy.issueId, at: copy.dueAt }] : [],
  );
  const [next] = waiting.sort(byTime);
  if (next && today(next.at)) return { kind: 'not-yet-due', ...next };
  for (const { record, copy, audience } of issues) {
    if (copy || !today(record.sendAt)) continue;
    const { issueId: mail, standing } = record;
    if (standing.status === 'fanning-out') return { kind: 'being-sent-round', mail };
    if (standing.status === 'cancelled') return { kind: 'cancelled', mail };
    if (standing.status === 'sending' || standing.status === 'done')
      return { kind: 'not-meant', mail, audience };
  }
  const planned = issues.flatMap(({ record, circumstances, comesAt }) =>
    record.standing.status === 'scheduled' && !circumstances.isPaused && comesAt
      ? [{ mail: record.issueId, at: comesAt }]
      : [],
  );
  const [coming] = [...waiting, ...planned].sort(byTime);
  return coming ? { kind: 'not-yet-due', ...coming } : { kind: 'no-issue' };
};

const byTime = (a: { at: Instant }, b: { at: Instant }): number => (a.at < b.at ? -1 : 1);
