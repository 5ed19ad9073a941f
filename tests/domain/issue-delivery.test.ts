import { describe, expect, it } from 'vitest';
import { issueTag, parseDeliveryTag, parseIssueTag } from '../../lib/domain/delivery.ts';
import { instantOf, later } from '../../lib/domain/instant.ts';
import { issueId } from '../../lib/domain/issue.ts';
import {
  becomeUnknownIssue,
  type Circumstances,
  claimIssue,
  giveBackIssue,
  type IssueDelivery,
  isIssueHeldBy,
  newDelivery,
  nextIssueStep,
  recordIssue,
  recordNotSent,
  settleIssueByEvent,
} from '../../lib/domain/issue-delivery.ts';
import { listId } from '../../lib/domain/newsletter.ts';
import { subscriberId } from '../../lib/domain/subscriber.ts';

const due = instantOf('2027-01-12T09:00:00Z');
const ref = {
  subscriberId: subscriberId.parse('a'.repeat(26)),
  listId: listId.parse('two-jobs-notes'),
  issueId: issueId.parse('2027-01-12-the-welcome-gift'),
};
const fresh = newDelivery(ref, due, 72);
const fine: Circumstances = { isMember: true, isCancelled: false, unknownPolicy: 'resend-once' };
const claimed = claimIssue(fresh, 1, 'me', due, later(due, { minutes: 5 }));

describe('the tag of an issue', () => {
  it('comes back as it was, and is no course’s', () => {
    expect(parseIssueTag(issueTag(ref))).toEqual(ref);
    expect(parseDeliveryTag(issueTag(ref))).toBeUndefined();
    expect(issueTag(ref)).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
  });

  it('of a lesson is no issue’s', () => {
    expect(parseIssueTag(`${ref.subscriberId}_a-course_a-lesson`)).toBeUndefined();
  });
});

describe('a delivery of an issue', () => {
  it('waits for its time, then is sent', () => {
    expect(nextIssueStep(fresh, fine, later(due, { seconds: -1 }))).toEqual({ do: 'wait' });
    expect(nextIssueStep(fresh, fine, due)).toEqual({ do: 'send', attempt: 1 });
  });

  it.each([
    ['the issue is cancelled', { isCancelled: true }, due, { state: 'skipped', reason: 'cancelled' }],
    ['the person has left', { isMember: false }, due, { state: 'skipped', reason: 'left the list' }],
    ['its window is over', {}, later(due, { hours: 73 }), { state: 'expired' }],
  ] as const)('is not sent when %s, and says so', (_, changes, now, entry) => {
    const step = nextIssueStep(fresh, { ...fine, ...changes }, now);
    expect(step).toMatchObject({ do: 'save', delivery: { entry }, outcome: entry.state });
    expect(step.do === 'save' && step.delivery.dueAt).toBeUndefined();
  });

  it('that is claimed belongs to its owner until the lease is over, and is unknown afterwards', () => {
    expect(isIssueHeldBy(claimed, 'me')).toBe(true);
    expect(isIssueHeldBy(claimed, 'you')).toBe(false);
    expect(nextIssueStep(claimed, fine, later(due, { minutes: 4 }))).toEqual({ do: 'wait' });
    expect(nextIssueStep(claimed, fine, later(due, { minutes: 5 }))).toMatchObject({
      outcome: 'unknown',
      delivery: { entry: { state: 'unknown', final: false }, dueAt: later(due, { hours: 24 }) },
    });
  });

  it('that was not sent after all is as if never tried, and still due', () => {
    expect(giveBackIssue(claimed, 1, due)).toEqual(fresh);
  });

  it('that nobody knows of is sent once more after a day, and never a third time', () => {
    const day = later(due, { hours: 24 });
    const unknown = becomeUnknownIssue(claimed, 1, due);
    expect(nextIssueStep(unknown, fine, day)).toEqual({ do: 'send', attempt: 2 });
    const again = becomeUnknownIssue(claimIssue(unknown, 2, 'me', day, later(day, { minutes: 5 })), 2, day);
    expect(nextIssueStep(again, fine, later(day, { hours: 24 }))).toMatchObject({
      outcome: 'held',
      delivery: { entry: { state: 'unknown', final: true } },
    });
  });

  it.each([
    ['the policy is to hold', { unknownPolicy: 'hold' }],
    ['the person has left', { isMember: false }],
    ['the issue is cancelled', { isCancelled: true }],
  ] as const)('that nobody knows of is not sent again when %s', (_, changes) => {
    const unknown = becomeUnknownIssue(claimed, 1, due);
    const step = nextIssueStep(unknown, { ...fine, ...changes }, later(due, { hours: 24 }));
    expect(step).toMatchObject({ outcome: 'held' });
  });

  it('that is not sent again after all stays unknown, since the first mail may have gone out', () => {
    const reason = { state: 'skipped', at: due, reason: 'left the list' } as const;
    expect(recordNotSent(claimed, 1, reason).entry).toEqual(reason);
    const held = recordNotSent(claimed, 2, reason);
    expect(held).toMatchObject({ entry: { state: 'unknown', final: true } });
    expect(held.dueAt).toBeUndefined();
    expect(settleIssueByEvent(held, 'accepted')).toMatchObject({ entry: { state: 'sent' } });
  });

  it('is settled by an event, whatever its sender lived to write', () => {
    const sent = { entry: { state: 'sent', attempt: 1 } };
    expect(settleIssueByEvent(claimed, 'accepted')).toMatchObject(sent);
    const settled = settleIssueByEvent(becomeUnknownIssue(claimed, 1, due), 'accepted');
    expect(settled).toMatchObject(sent);
    expect(settled?.dueAt).toBeUndefined();
    const skipped: IssueDelivery = recordIssue(fresh, { state: 'skipped', at: due, reason: 'cancelled' });
    expect(settleIssueByEvent(skipped, 'accepted')).toBeUndefined();
  });
});
