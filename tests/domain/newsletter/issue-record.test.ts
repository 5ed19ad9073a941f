import { describe, expect, it } from 'vitest';
import {
  booksChecked,
  cancelIssue,
  chooseSubject,
  currentPause,
  finishFanOut,
  type IssueRecord,
  pauseIssue,
  rescheduleIssue,
  resumeIssue,
  scheduleIssue,
  sendIssueNow,
  takeUpFanOut,
  wantsBooksChecked,
  withdrawIssue,
  withSubjectDecision,
} from '../../../lib/domain/newsletter/issue-record.ts';
import { type IssueVersion, issueVersion } from '../../../lib/domain/newsletter/published-issue.ts';
import { decideByCount } from '../../../lib/domain/subjects/subject-test.ts';
import { type Instant, instantOf, later } from '../../../lib/domain/time/instant.ts';
import { notesRef } from '../../fixtures/notes-issue.ts';

const sendAt = instantOf('2027-01-12T09:00:00Z');
const published = issueVersion.parse('a'.repeat(64));
const corrected: IssueVersion = issueVersion.parse('b'.repeat(64));
const scheduled = scheduleIssue({ ...notesRef, published, sendAt });
const sending: IssueRecord = {
  ...scheduled,
  standing: { status: 'sending' },
  candidates: 3,
  dueAt: later(sendAt, { hours: 1 }),
};
const done: IssueRecord = { ...sending, standing: { status: 'done', at: sendAt } };
const at = (minutes: number): Instant => later(sendAt, { minutes });

/** What a change that has to be possible makes of it. */
const madeOf = (changed: IssueRecord | undefined): IssueRecord => {
  if (!changed) throw new Error('It can be done.');
  return changed;
};
const paused = (record: IssueRecord, minutes = 0): IssueRecord =>
  madeOf(pauseIssue(record, at(minutes), undefined));

describe('an issue that is paused', () => {
  it('notes since when and why, and keeps that when it goes on', () => {
    const waits = madeOf(pauseIssue(sending, sendAt, 'A wrong link.'));
    expect(currentPause(waits)).toEqual({ since: sendAt, note: 'A wrong link.' });
    const goesOn = madeOf(resumeIssue(waits, at(30)));
    expect(currentPause(goesOn)).toBeUndefined();
    expect(goesOn.pauses).toEqual([{ since: sendAt, note: 'A wrong link.', until: at(30) }]);
    expect(currentPause(paused(goesOn, 40))).toEqual({ since: at(40) });
  });

  it('is not paused twice, nor resumed when it is not', () => {
    expect(pauseIssue(paused(sending), at(1), undefined)).toBeUndefined();
    expect(resumeIssue(sending, sendAt)).toBeUndefined();
  });

  it.each<[string, IssueRecord]>([
    ['is done', done],
    ['is cancelled', madeOf(cancelIssue(sending, sendAt))],
    ['is withdrawn', madeOf(withdrawIssue(scheduled, sendAt))],
  ])('is none that %s', (_, record) => {
    expect(pauseIssue(record, sendAt, undefined)).toBeUndefined();
  });

  it('is not fanned out at its hour, and is when it goes on, unless that has been for its hour to say', () => {
    const waits = paused(scheduled, -60);
    expect(waits.dueAt).toBeUndefined();
    expect(takeUpFanOut({ ...waits, dueAt: at(-15) }, at(0))).toBeUndefined();
    expect(madeOf(resumeIssue(waits, at(-30))).dueAt).toBe(at(-15));
    expect(takeUpFanOut(madeOf(resumeIssue(waits, at(5))), at(5))).toBeDefined();
  });

  it('in the middle of its fan-out goes on from the same page', () => {
    const begun = madeOf(takeUpFanOut(scheduled, at(-15)));
    const page = { ...begun, standing: { status: 'fanning-out' as const, position: 7 as never } };
    const waits = paused(page, -14);
    expect(takeUpFanOut({ ...waits, dueAt: at(-14) }, at(30))).toBeUndefined();
    const goesOn = madeOf(takeUpFanOut(madeOf(resumeIssue(waits, at(-5))), at(-5)));
    expect(goesOn.standing).toEqual(page.standing);
    // What was held back is brought forward at once, not an hour later.
    const finished = finishFanOut({ ...goesOn, standing: page.standing }, 3, at(-4));
    expect(wantsBooksChecked(finished, at(-4))).toBe(true);
  });

  it('takes new words and another hour, and still waits', () => {
    const waits = paused(scheduled, -60);
    const other = madeOf(rescheduleIssue(waits, { published: corrected, sendAt: at(60) }));
    expect(other.published).toBe(corrected);
    expect(other.dueAt).toBeUndefined();
    expect(madeOf(resumeIssue(other, at(-50))).dueAt).toBe(at(45));
  });

  it('is not sent at once before it is resumed', () => {
    expect(sendIssueNow(paused(scheduled, -60), at(-50))).toBeUndefined();
  });

  it('can be cancelled, and is not resumed then', () => {
    const cancelled = madeOf(cancelIssue(paused(sending), at(10)));
    expect(cancelled.standing).toMatchObject({ status: 'cancelled', was: 'sending' });
    expect(currentPause(cancelled)).toBeUndefined();
    expect(resumeIssue(cancelled, at(20))).toBeUndefined();
  });

  it('that is withdrawn and comes back is still paused', () => {
    const gone = madeOf(withdrawIssue(paused(scheduled, -60), at(-50)));
    const back = madeOf(rescheduleIssue(gone, { published, sendAt }));
    expect(currentPause(back)).toBeDefined();
    expect(back.dueAt).toBeUndefined();
  });
});

describe('which of two subjects an issue goes out under', () => {
  const decision = decideByCount({ a: { sent: 100, did: 5 }, b: { sent: 100, did: 20 } }, 'clicks', sendAt);

  it('is decided once, by whoever comes first', () => {
    const decided = madeOf(withSubjectDecision(sending, decision));
    expect(decided.subjectDecision?.winner).toBe('b');
    expect(chooseSubject(decided, 'a', at(1))).toBeUndefined();
    expect(withSubjectDecision(madeOf(chooseSubject(sending, 'a', sendAt)), decision)).toBeUndefined();
  });

  it('may be chosen by an operator, and whoever waits gets it at once', () => {
    expect(chooseSubject(sending, 'b', at(30))).toMatchObject({ isCatchingUp: true, dueAt: at(30) });
    const waits = paused(sending);
    expect(chooseSubject(waits, 'b', at(30))).toMatchObject({ dueAt: waits.dueAt });
    expect(chooseSubject(madeOf(cancelIssue(sending, sendAt)), 'b', at(30))).toBeUndefined();
  });
});

describe('the look at the books of an issue', () => {
  const looked = { open: 0, isDisturbed: false };

  it('does not close one that is paused, though nothing of it is open', () => {
    expect(booksChecked(sending, looked, at(60)).standing.status).toBe('done');
    const still = booksChecked(paused(sending), looked, at(60));
    expect(still.standing.status).toBe('sending');
    expect(still.dueAt).toBeUndefined();
    const goesOn = madeOf(resumeIssue(still, at(90)));
    expect(booksChecked(goesOn, looked, at(90)).standing.status).toBe('done');
  });

  it('is made again at once where the resuming came in the middle of it', () => {
    const goesOn = madeOf(resumeIssue(paused(sending), at(30)));
    const disturbed = booksChecked(goesOn, { open: 2, isDisturbed: true }, at(31));
    expect(disturbed).toMatchObject({ isCatchingUp: true, dueAt: at(31) });
    const calm = booksChecked(disturbed, { open: 2, isDisturbed: false }, at(32));
    expect(calm.isCatchingUp).toBeUndefined();
    expect(calm.dueAt).toBe(at(92));
  });
});
