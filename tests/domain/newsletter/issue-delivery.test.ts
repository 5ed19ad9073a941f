import { describe, expect, it } from 'vitest';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { issueTag, parseDeliveryTag, parseIssueTag } from '../../../lib/domain/delivery/delivery-tag.ts';
import {
  becomeUnknownIssue,
  bringForward,
  type Circumstances,
  claimIssue,
  giveBackIssue,
  type IssueDelivery,
  isIssueHeldBy,
  newDelivery,
  nextIssueStep,
  putOffIssue,
  recordIssue,
  recordNotHanded,
  resendIssue,
  settleIssueByEvent,
} from '../../../lib/domain/newsletter/issue-delivery.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';

const utc = timeZone.parse('UTC');
const due = instantOf('2027-01-12T09:00:00Z');
const ref = {
  subscriberId: subscriberId.parse('a'.repeat(26)),
  listId: listId.parse('two-jobs-notes'),
  issueId: issueId.parse('2027-01-12-the-welcome-gift'),
};
const fresh = newDelivery(ref, due, 72);
const fine: Circumstances = {
  isMember: true,
  isCancelled: false,
  isPaused: false,
  unknownPolicy: 'resend-once',
  hour: { zone: utc, hour: 9 },
};
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
    expect(nextIssueStep(fresh, fine, later(due, { seconds: -1 }))).toEqual({ kind: 'wait' });
    expect(nextIssueStep(fresh, fine, due)).toEqual({ kind: 'send', attempt: 1 });
  });

  it.each([
    ['the issue is cancelled', { isCancelled: true }, due, { status: 'skipped', reason: 'cancelled' }],
    ['the person has left', { isMember: false }, due, { status: 'skipped', reason: 'left the list' }],
    ['its window is over', {}, later(due, { hours: 73 }), { status: 'expired' }],
    [
      'its window is over, whatever its hour',
      { hour: undefined },
      later(due, { hours: 73 }),
      { status: 'expired' },
    ],
  ] as const)('is not sent when %s, and says so', (_, changes, now, entry) => {
    const step = nextIssueStep(fresh, { ...fine, ...changes }, now);
    expect(step).toMatchObject({ kind: 'save', delivery: { entry }, outcome: entry.status });
    expect(step.kind === 'save' && step.delivery.dueAt).toBeUndefined();
  });

  it('that is late waits for the same hour of the next day, or has expired where its window ends before', () => {
    const inTime = later(due, { hours: 6 });
    expect(nextIssueStep(fresh, fine, inTime)).toEqual({ kind: 'send', attempt: 1 });
    const night = later(due, { hours: 20, minutes: 3 });
    const tomorrow = instantOf('2027-01-13T09:00:00Z');
    expect(nextIssueStep(fresh, fine, night)).toMatchObject({
      kind: 'save',
      outcome: 'postponed',
      delivery: { dueAt: tomorrow, sendUntil: fresh.sendUntil },
    });
    for (const windowHours of [21, 24])
      expect(nextIssueStep(newDelivery(ref, due, windowHours), fine, night)).toMatchObject({
        kind: 'save',
        outcome: 'expired',
        delivery: { entry: { status: 'expired' } },
      });
  });

  it('whose issue is paused is due again in an hour, and at once when the issue goes on, as late as it is', () => {
    const paused = { ...fine, isPaused: true };
    const step = nextIssueStep(fresh, paused, later(due, { minutes: 2 }));
    if (step.kind !== 'save') throw new Error('It is held back.');
    const held = step.delivery;
    expect(held).toMatchObject({ heldBackFrom: due, dueAt: later(due, { minutes: 62 }) });
    const again = nextIssueStep(held, paused, later(due, { minutes: 62 }));
    expect(again).toMatchObject({ outcome: 'paused', delivery: { heldBackFrom: due } });
    expect(bringForward(fresh, due)).toBeUndefined();
    const soon = bringForward(held, later(due, { minutes: 10 }));
    expect(soon && nextIssueStep(soon, fine, later(due, { minutes: 10 }))).toEqual({
      kind: 'send',
      attempt: 1,
    });
    const longer = nextIssueStep(held, paused, later(due, { hours: 6, minutes: 30 }));
    const late = longer.kind === 'save' && bringForward(longer.delivery, later(due, { hours: 7 }));
    expect(late && nextIssueStep(late, fine, later(due, { hours: 7 }))).toMatchObject({
      outcome: 'postponed',
      delivery: { dueAt: instantOf('2027-01-13T09:00:00Z') },
    });
  });

  it('whose issue is paused is still skipped, or expires, as any other', () => {
    const paused = { ...fine, isPaused: true };
    expect(nextIssueStep(fresh, { ...paused, isMember: false }, due)).toMatchObject({ outcome: 'skipped' });
    expect(nextIssueStep(fresh, { ...paused, isCancelled: true }, due)).toMatchObject({ outcome: 'skipped' });
    expect(nextIssueStep(fresh, paused, later(due, { hours: 73 }))).toMatchObject({ outcome: 'expired' });
  });

  it('that may have arrived is not sent again while its issue is paused, and is afterwards', () => {
    const unknown = becomeUnknownIssue(claimed, 1, due);
    const tomorrow = later(due, { hours: 24 });
    const step = nextIssueStep(unknown, { ...fine, isPaused: true }, tomorrow);
    expect(step).toMatchObject({ outcome: 'paused', delivery: { entry: unknown.entry } });
    const held =
      step.kind === 'save' ? bringForward(step.delivery, later(tomorrow, { minutes: 5 })) : undefined;
    expect(held && nextIssueStep(held, fine, later(tomorrow, { minutes: 5 }))).toEqual({
      kind: 'send',
      attempt: 2,
    });
  });

  it('that is to come under the better of two subjects is not due before that is known, or chosen', () => {
    const until = later(due, { hours: 4 });
    const step = nextIssueStep(fresh, { ...fine, awaitsSubjectUntil: until }, due);
    if (step.kind !== 'save') throw new Error('It waits.');
    expect(step).toMatchObject({
      outcome: 'awaits-subject',
      delivery: { dueAt: until, awaitsSubjectFrom: due },
    });
    expect(nextIssueStep(step.delivery, fine, until)).toEqual({ kind: 'send', attempt: 1 });
    expect(bringForward(step.delivery, later(due, { hours: 1 }))?.dueAt).toBe(later(due, { hours: 1 }));
    // Where their own hour is still to come, it is that.
    expect(bringForward(step.delivery, later(due, { hours: -1 }))?.dueAt).toBe(due);
  });

  it('has expired after its window also where it is not late yet', () => {
    const short = newDelivery(ref, due, 1);
    expect(nextIssueStep(short, fine, later(due, { hours: 1 }))).toEqual({ kind: 'send', attempt: 1 });
    expect(nextIssueStep(short, fine, later(due, { hours: 2 }))).toMatchObject({ outcome: 'expired' });
  });

  it('that nobody knows of is not sent once more after its window', () => {
    const short = newDelivery(ref, due, 12);
    const unknown = becomeUnknownIssue(claimIssue(short, 1, 'me', due, later(due, { minutes: 5 })), 1, due);
    expect(nextIssueStep(unknown, fine, later(due, { hours: 24 }))).toMatchObject({ outcome: 'held' });
  });

  it('that an operator has sent at once goes by no hour', () => {
    const night = later(due, { hours: 20 });
    expect(nextIssueStep(fresh, { ...fine, hour: undefined }, night)).toEqual({ kind: 'send', attempt: 1 });
  });

  it('that is claimed belongs to its owner until the lease is over, and is unknown afterwards', () => {
    expect(isIssueHeldBy(claimed, 'me')).toBe(true);
    expect(isIssueHeldBy(claimed, 'you')).toBe(false);
    expect(nextIssueStep(claimed, fine, later(due, { minutes: 4 }))).toEqual({ kind: 'wait' });
    expect(nextIssueStep(claimed, fine, later(due, { minutes: 5 }))).toMatchObject({
      outcome: 'unknown',
      delivery: { entry: { status: 'unknown', final: false }, dueAt: later(due, { hours: 24 }) },
    });
  });

  it('that was not sent after all is as if never tried, and still due', () => {
    expect(giveBackIssue(claimed, 1, due)).toEqual(fresh);
  });

  it('that nobody knows of is sent once more after a day, and never a third time', () => {
    const day = later(due, { hours: 24 });
    const unknown = becomeUnknownIssue(claimed, 1, due);
    expect(nextIssueStep(unknown, fine, day)).toEqual({ kind: 'send', attempt: 2 });
    const again = becomeUnknownIssue(claimIssue(unknown, 2, 'me', day, later(day, { minutes: 5 })), 2, day);
    expect(nextIssueStep(again, fine, later(day, { hours: 24 }))).toMatchObject({
      outcome: 'held',
      delivery: { entry: { status: 'unknown', final: true } },
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

  it('that is stopped before SES is asked says why, and before it is asked again stays unknown for good', () => {
    const why = { status: 'skipped', at: due, reason: 'erased' } as const;
    expect(recordNotHanded(claimed, why)).toMatchObject({ entry: why });
    const again = claimIssue(becomeUnknownIssue(claimed, 1, due), 2, 'me', due, later(due, { minutes: 5 }));
    const stopped = recordNotHanded(again, why);
    expect(stopped.entry).toMatchObject({ status: 'unknown', final: true, attempt: 1 });
    expect(stopped.dueAt).toBeUndefined();
  });

  it('is settled by an event, whatever its sender lived to write', () => {
    const sent = { entry: { status: 'sent', attempt: 1 } };
    expect(settleIssueByEvent(claimed, 'accepted')).toMatchObject(sent);
    const settled = settleIssueByEvent(becomeUnknownIssue(claimed, 1, due), 'accepted');
    expect(settled).toMatchObject(sent);
    expect(settled?.dueAt).toBeUndefined();
    const skipped: IssueDelivery = recordIssue(fresh, { status: 'skipped', at: due, reason: 'cancelled' });
    expect(settleIssueByEvent(skipped, 'accepted')).toBeUndefined();
  });
});

describe('a copy of an issue that SES refuses', () => {
  const putOffTimes = (times: number) =>
    Array.from({ length: times }).reduce<ReturnType<typeof putOffIssue>>(
      ({ item }) => putOffIssue(item, 1, { reason: 'MessageRejected', hour: undefined }, due),
      { item: claimed, outcome: 'put-off' },
    );

  it('is due again, as if never tried, after ever longer waits', () => {
    expect(putOffTimes(1)).toMatchObject({
      item: { dueAt: later(due, { minutes: 1 }) },
      outcome: 'put-off',
    });
    const { item } = putOffTimes(5);
    expect([item.entry, item.dueAt]).toEqual([undefined, later(due, { minutes: 16 })]);
  });

  it('and waits for long comes at a regular hour of its reader', () => {
    const hour = { zone: utc, hour: 9 };
    const putOff = (times: number) =>
      putOffIssue(
        { ...claimed, refused: { times, reason: 'MessageRejected' } },
        1,
        { reason: 'MessageRejected', hour },
        due,
      ).item.dueAt;
    // The ninth wait is of four hours, the tenth of eight and a half.
    expect(putOff(8)).toBe(later(due, { minutes: 256 }));
    expect(putOff(9)).toBe(later(due, { days: 1 }));
  });

  it('has failed in the end, and comes once more when that is asked for, within a new window', () => {
    const { item, outcome } = putOffTimes(15);
    expect([outcome, item.entry?.status, item.dueAt, item.refused]).toEqual([
      'failed',
      'failed',
      undefined,
      undefined,
    ]);
    const nextMonth = later(due, { days: 30 });
    const again = resendIssue(item, 72, nextMonth);
    expect(again && nextIssueStep(again, fine, nextMonth)).toEqual({ kind: 'send', attempt: 1 });
    expect(again && resendIssue(again, 72, nextMonth)).toBeUndefined();
  });

  it.each([
    { status: 'sent', at: due, attempt: 1 },
    { status: 'unknown', since: due, attempt: 1, final: true },
    { status: 'expired', at: due },
  ] as const)('is not sent again when it is $status', (entry) => {
    expect(resendIssue(recordIssue(claimed, entry), 72, due)).toBeUndefined();
  });
});
