import * as z from 'zod';
import { type IssueId, issueId } from '../content/issue.ts';
import { listId } from '../content/newsletter.ts';
import { type SubjectChoice, type SubjectDecision, subjectDecisionSchema } from '../subjects/subject-test.ts';
import { operatorNote } from '../subscriber/journal.ts';
import { type SubscriberId, subscriberId } from '../subscriber/subscriber.ts';
import { type Instant, instantSchema, later } from '../time/instant.ts';
import { type IssueVersion, issueVersion } from './published-issue.ts';

/** A mark among the members of a list: whoever pages through them makes it and reads it, for all others it is opaque. */
export const memberCursor = z.json().brand<'MemberCursor'>();
export type MemberCursor = z.infer<typeof memberCursor>;

const standingSchema = z.lazy(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('scheduled') }),
    /** Deliveries are being made for the members, page by page; without a position, from the first on. */
    z.object({ status: z.literal('fanning-out'), position: memberCursor.optional() }),
    /** Everybody has a delivery; some are still due or without a certain outcome. */
    z.object({ status: z.literal('sending') }),
    z.object({ status: z.literal('done'), at: instantSchema }),
    /** Its file was gone before its hour. With the file, it comes back. */
    z.object({ status: z.literal('withdrawn'), at: instantSchema }),
    /** By an operator, for good. */
    z.object({
      status: z.literal('cancelled'),
      at: instantSchema,
      was: z.enum(['scheduled', 'fanning-out', 'sending']),
    }),
  ]),
);

/** An operator's "wait": no copy is sent from `since` on, until they say that it goes on. */
const pauseSchema = z.lazy(() =>
  z.object({
    since: instantSchema,
    /** Why, in the operator's words. */
    note: operatorNote.optional(),
    until: instantSchema.optional(),
  }),
);
export type IssuePause = z.infer<typeof pauseSchema>;

/** Where an issue stands on its way out. */
export const issueRecordSchema = z.lazy(() =>
  z.object({
    listId,
    issueId,
    /** Counts the writes; a write names the version it read, so that of two writers one loses. */
    version: z.int().nonnegative(),
    standing: standingSchema,
    /** Which published words go out. */
    published: issueVersion,
    /** Which of two subjects everybody gets from then on who has none yet. */
    subjectDecision: subjectDecisionSchema.optional(),
    /** Which words went out first, where they have been corrected since. */
    firstPublished: issueVersion.optional(),
    /** Names that its file has been given since it began to go out. */
    renamedTo: z.array(issueId).optional(),
    /** The first moment at which it is due for anybody. */
    sendAt: instantSchema,
    /** The last ones, the latest at the end. */
    pauses: z.array(pauseSchema).default([]),
    /** It goes on after a pause, and copies that were held back are still to be brought forward. */
    isCatchingUp: z.boolean().optional(),
    /** An operator said "now": due at this moment for everybody, whatever their clocks show. */
    sendNow: instantSchema.optional(),
    /** Members that the fan-out has made deliveries for. */
    candidates: z.int().nonnegative(),
    /** Whose copies are being removed at this moment: each is taken out of the count once, when its copy is gone. */
    removing: z.array(subscriberId).default([]),
    /** When something is to be done for the issue itself; absent when nothing is. */
    dueAt: instantSchema.optional(),
  }),
);
export type IssueRecord = z.infer<typeof issueRecordSchema>;

/** Deliveries are made this long before the first of them is due. */
const fanOutAhead = { minutes: 15 } as const;
/** A fan-out that has not said for so long how far it came has died: the next sweep goes on from there. */
const patience = { minutes: 2 } as const;
/** How often the books of an issue are looked at while something of it is open. */
const betweenChecks = { hours: 1 } as const;

const withoutDue = ({ dueAt: _, ...rest }: IssueRecord): IssueRecord => rest;

const fanOutAt = (sendAt: Instant): Instant => later(sendAt, { minutes: -fanOutAhead.minutes });

type Plan = Pick<IssueRecord, 'published' | 'sendAt'>;

export const scheduleIssue = (issue: Pick<IssueRecord, 'listId' | 'issueId'> & Plan): IssueRecord => ({
  ...issue,
  version: 0,
  standing: { status: 'scheduled' },
  candidates: 0,
  pauses: [],
  removing: [],
  dueAt: fanOutAt(issue.sendAt),
});

/** The pause that it is in. */
export const currentPause = ({ pauses }: Pick<IssueRecord, 'pauses'>): IssuePause | undefined => {
  const last = pauses.at(-1);
  return last?.until === undefined ? last : undefined;
};

/** So many pauses of an issue are kept. */
const pausesKept = 20;

/** For an issue that has not begun: nothing is to be done for it while it is paused. */
const dueUnlessPaused = (record: IssueRecord, at: Instant): IssueRecord =>
  currentPause(record) ? withoutDue(record) : { ...record, dueAt: at };

/** Nothing more of it is sent from now on, until it is resumed. Undefined for one that is over, or paused already. */
export const pauseIssue = (
  record: IssueRecord,
  now: Instant,
  note: string | undefined,
): IssueRecord | undefined => {
  if (currentPause(record)) return undefined;
  const pause: IssuePause = { since: now, ...(note && { note }) };
  const paused = { ...record, pauses: [...record.pauses, pause].slice(-pausesKept) };
  switch (record.standing.status) {
    case 'scheduled':
    case 'fanning-out':
      return withoutDue(paused);
    case 'sending':
      return paused;
    case 'done':
    case 'withdrawn':
    case 'cancelled':
      return undefined;
  }
};

const endPause = (record: IssueRecord, now: Instant): IssueRecord => ({
  ...record,
  pauses: record.pauses.map((pause) => ({ ...pause, until: pause.until ?? now })),
});

/** It goes on where it stood; undefined for one that is not paused. */
export const resumeIssue = (record: IssueRecord, now: Instant): IssueRecord | undefined => {
  if (!currentPause(record)) return undefined;
  const resumed = endPause(record, now);
  switch (record.standing.status) {
    case 'scheduled':
      return { ...resumed, dueAt: record.sendNow ?? fanOutAt(record.sendAt) };
    case 'fanning-out':
    case 'sending':
      return { ...resumed, isCatchingUp: true, dueAt: now };
    case 'done':
    case 'withdrawn':
    case 'cancelled':
      return resumed;
  }
};

/** Which subject wins, decided once. Undefined where that has been done, or is too late. */
export const withSubjectDecision = (
  record: IssueRecord,
  decision: SubjectDecision,
): IssueRecord | undefined =>
  record.subjectDecision || record.standing.status === 'cancelled'
    ? undefined
    : { ...record, subjectDecision: decision };

/** By an operator: whoever waits for it gets the chosen one at once, or at their own hour. */
export const chooseSubject = (
  record: IssueRecord,
  winner: SubjectChoice,
  now: Instant,
): IssueRecord | undefined => {
  const decided = withSubjectDecision(record, { how: 'operator', winner, at: now });
  if (!decided || !isGoingOut(record)) return decided;
  const isWaiting = record.standing.status === 'sending' && !currentPause(record);
  return { ...decided, isCatchingUp: true, ...(isWaiting ? { dueAt: now } : {}) };
};

/** Nothing of it has been made for anybody, so that its words and its hour can change. */
export const isStillToBegin = ({ standing }: IssueRecord): boolean =>
  standing.status === 'scheduled' || standing.status === 'withdrawn';

/** Some have it or will have it any moment, and others are still to get it. */
export const isGoingOut = ({ standing }: IssueRecord): boolean =>
  standing.status === 'fanning-out' || standing.status === 'sending';

/** So much later than its first reader, somebody on earth is the last for whom it is the hour of an issue. */
const hoursAroundTheEarth = { hours: 26 } as const;

/** It has begun to go out at its readers' own hours, and the hour of some may be still to come. */
export const mayBeAwaited = (record: IssueRecord, now: Instant): boolean =>
  (isGoingOut(record) || record.standing.status === 'done') &&
  record.sendNow === undefined &&
  later(record.sendAt, hoursAroundTheEarth) > now;

/**
 * One more copy to come, maybe after everybody had an outcome, or behind a look at the books that is under way: which is why
 * it is a write also where they are still open. They are looked at again.
 */
export const reopenIssue = (record: IssueRecord, now: Instant): IssueRecord | undefined => {
  switch (record.standing.status) {
    case 'done':
    case 'sending':
      return {
        ...record,
        standing: { status: 'sending' },
        dueAt: record.dueAt ?? later(now, betweenChecks),
      };
    case 'scheduled':
    case 'fanning-out':
    case 'withdrawn':
    case 'cancelled':
      return undefined;
  }
};

/** Somebody may have got it: it goes out, is out, or was stopped on its way. */
export const hasBegun = ({ standing }: IssueRecord): boolean => {
  switch (standing.status) {
    case 'fanning-out':
    case 'sending':
    case 'done':
      return true;
    case 'cancelled':
      return standing.was !== 'scheduled';
    case 'scheduled':
    case 'withdrawn':
      return false;
  }
};

/** Whether an issue went out by a name, or its file has had that name since. */
export const isNamed = ({ issueId: id, renamedTo = [] }: IssueRecord, name: IssueId): boolean =>
  id === name || renamedTo.includes(name);

/** With one more name of its file; undefined where it has that already. */
export const withName = (record: IssueRecord, name: IssueId): IssueRecord | undefined =>
  isNamed(record, name) ? undefined : { ...record, renamedTo: [...(record.renamedTo ?? []), name] };

/** New words or another time, or an issue whose file is back; undefined where that is too late or changes nothing. */
export const rescheduleIssue = (record: IssueRecord, plan: Plan): IssueRecord | undefined => {
  const isAsPlanned =
    record.standing.status === 'scheduled' &&
    record.published === plan.published &&
    record.sendAt === plan.sendAt;
  return isStillToBegin(record) && !isAsPlanned
    ? dueUnlessPaused(
        { ...record, ...plan, standing: { status: 'scheduled' } },
        record.sendNow ?? fanOutAt(plan.sendAt),
      )
    : undefined;
};

/**
 * New words for an issue that has begun to go out: whoever does not have it yet gets them, and the archive shows
 * them. Undefined for one that has not begun, was stopped, or has these words.
 */
export const correctIssue = (record: IssueRecord, published: IssueVersion): IssueRecord | undefined => {
  const hasBegun = isGoingOut(record) || record.standing.status === 'done';
  return hasBegun && record.published !== published
    ? { ...record, published, firstPublished: record.firstPublished ?? record.published }
    : undefined;
};

/** Its file is gone: it is not sent, unless the file comes back. Undefined for one that has begun. */
export const withdrawIssue = (record: IssueRecord, now: Instant): IssueRecord | undefined => {
  if (record.standing.status !== 'scheduled') return undefined;
  const { sendNow: _, ...rest } = withoutDue(record);
  return { ...rest, standing: { status: 'withdrawn', at: now } };
};

/** Brings a scheduled issue forward; undefined for one that is not waiting, or waits for an operator. */
export const sendIssueNow = (record: IssueRecord, now: Instant): IssueRecord | undefined =>
  record.standing.status === 'scheduled' && !currentPause(record)
    ? { ...record, sendNow: now, dueAt: now }
    : undefined;

export type FanningOut = IssueRecord & {
  standing: { status: 'fanning-out'; position?: MemberCursor | undefined };
};

/** Takes up the fan-out, or goes on with one whose worker has stopped; undefined where there is none to do. */
export const takeUpFanOut = (record: IssueRecord, now: Instant): FanningOut | undefined => {
  const { standing, dueAt } = record;
  if (!dueAt || dueAt > now || currentPause(record)) return undefined;
  switch (standing.status) {
    case 'scheduled':
      return {
        ...record,
        standing: { status: 'fanning-out' },
        dueAt: later(now, patience),
      };
    case 'fanning-out':
      return { ...record, standing, dueAt: later(now, patience) };
    case 'sending':
    case 'done':
    case 'withdrawn':
    case 'cancelled':
      return undefined;
  }
};

/** A page is done: the cursor and the count move in one write, so that a page done twice counts once. */
export const advanceFanOut = (
  record: FanningOut,
  next: MemberCursor,
  reached: number,
  now: Instant,
): FanningOut => ({
  ...record,
  standing: { status: 'fanning-out', position: next },
  candidates: record.candidates + reached,
  dueAt: later(now, patience),
});

/** The last page is done. From here on the books are looked at. */
export const finishFanOut = (record: FanningOut, reached: number, now: Instant): IssueRecord => ({
  ...record,
  standing: { status: 'sending' },
  candidates: record.candidates + reached,
  // The look at the books is what brings forward the copies that were held back.
  dueAt: record.isCatchingUp ? now : later(now, betweenChecks),
});

/** Copies are still being made although the hour of some has come. */
export const isFanOutLate = ({ sendAt, sendNow }: FanningOut, now: Instant): boolean =>
  sendNow ? later(sendNow, fanOutAhead) < now : sendAt < now;

/** Time for this step is over; another sweep may go on at once. */
export const pauseFanOut = (record: FanningOut, now: Instant): FanningOut => ({ ...record, dueAt: now });

/** Stops an issue; undefined for one that is through or stopped already. */
export const cancelIssue = (record: IssueRecord, now: Instant): IssueRecord | undefined => {
  const { standing } = record;
  if (standing.status === 'done' || standing.status === 'cancelled') return undefined;
  // What was withdrawn had not begun: cancelled, it does not come back with its file.
  const was = standing.status === 'withdrawn' ? 'scheduled' : standing.status;
  const cancelled: IssueRecord = {
    ...withoutDue(endPause(record, now)),
    standing: { status: 'cancelled', at: now, was },
  };
  // What was made already becomes "skipped" as it falls due, and is kept in the books.
  return was === 'scheduled' ? cancelled : { ...cancelled, dueAt: later(now, betweenChecks) };
};

/**
 * Somebody is erased whose copy will be removed. It is a write in any case, also where this was begun before: a fan-out
 * whose page has them in it then loses the race, and reads the page again without them. The books are looked at once
 * more, also those of an issue that is done, in case whoever removes the copy does not live to count it.
 */
export const beginRemoval = (record: IssueRecord, id: SubscriberId, now: Instant): IssueRecord => ({
  ...record,
  removing: [...new Set([...record.removing, id])],
  ...(record.dueAt || currentPause(record) ? {} : { dueAt: later(now, betweenChecks) }),
});

/** Their copy is gone, and they are no candidate any more. Undefined where that has been counted already. */
export const withoutCandidate = (record: IssueRecord, id: SubscriberId): IssueRecord | undefined =>
  record.removing.includes(id)
    ? {
        ...record,
        removing: record.removing.filter((each) => each !== id),
        candidates: Math.max(0, record.candidates - 1),
      }
    : undefined;

/** Whether the books of the issue are to be looked at now. */
export const wantsBooksChecked = ({ standing, dueAt }: IssueRecord, now: Instant): boolean =>
  (standing.status === 'sending' || standing.status === 'done' || standing.status === 'cancelled') &&
  dueAt !== undefined &&
  dueAt <= now;

/** A look at the books is not through: the next sweep goes on at once. */
export const awaitNextStep = (record: IssueRecord, now: Instant): IssueRecord => ({ ...record, dueAt: now });

type Look = {
  open: number;
  /** Somebody else has written the record since it began. */
  isDisturbed: boolean;
};

/**
 * After a look at the books: with nothing open, the issue is done, or waits for the end of its pause. One that found no disturbance has
 * brought forward all that a pause had held back.
 */
export const booksChecked = (looked: IssueRecord, { open, isDisturbed }: Look, now: Instant): IssueRecord => {
  const { isCatchingUp, ...caughtUp } = looked;
  const record = isDisturbed ? looked : caughtUp;
  if (open > 0) return { ...record, dueAt: isDisturbed && isCatchingUp ? now : later(now, betweenChecks) };
  const closed = withoutDue(record);
  return record.standing.status === 'sending' && !currentPause(record)
    ? { ...closed, standing: { status: 'done', at: now } }
    : closed;
};
