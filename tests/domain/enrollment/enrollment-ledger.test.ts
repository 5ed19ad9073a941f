import { describe, expect, it } from 'vitest';
import {
  becomeUnknown,
  claim,
  giveBack,
  heldBy,
  putOff,
  recordFailed,
  recordSent,
  recordStopped,
  settleByEvent,
} from '../../../lib/domain/enrollment/enrollment-ledger.ts';
import { nextKey, nextStep } from '../../../lib/domain/enrollment/next-step.ts';
import { later } from '../../../lib/domain/time/instant.ts';
import { activated, one, outline, tuesday, two } from '../../fixtures/in-a-course.ts';

describe('a delivery', () => {
  const claimed = claim(activated(), { key: one, attempt: 1 }, 'me', tuesday, later(tuesday, { minutes: 5 }));
  const afterLease = later(tuesday, { minutes: 6 });
  const putOffTimes = (times: number) =>
    Array.from({ length: times }).reduce<typeof claimed>(
      (item) => putOff(item, one, 1, 'MessageRejected', outline, tuesday).item,
      claimed,
    );

  it('that one worker holds is not sent by another', () => {
    expect(nextStep(claimed, outline, later(tuesday, { minutes: 4 }))).toEqual({ kind: 'wait' });
    expect(heldBy(claimed, one, 'me')).toBeDefined();
    expect(heldBy(claimed, one, 'another')).toBeUndefined();
  });

  it('whose worker died is unknown, never simply due again', () => {
    const step = nextStep(claimed, outline, afterLease);
    expect(step).toMatchObject({ kind: 'save', outcome: 'unknown' });
    if (step.kind === 'save')
      expect(nextStep(step.enrollment, outline, afterLease)).toEqual({ kind: 'wait' });
  });

  it('that is unknown for a day is sent once more, and never a third time', () => {
    const unknown = becomeUnknown(claimed, one, 1, tuesday);
    const aDayLater = later(tuesday, { hours: 24 });
    expect(nextStep(unknown, outline, later(tuesday, { hours: 23 }))).toEqual({ kind: 'wait' });
    expect(nextStep(unknown, outline, aDayLater)).toEqual({ kind: 'send', key: one, attempt: 2 });
    const second = becomeUnknown(
      claim(unknown, { key: one, attempt: 2 }, 'me', aDayLater, later(aDayLater, { minutes: 5 })),
      one,
      2,
      aDayLater,
    );
    const end = nextStep(second, outline, later(aDayLater, { hours: 24 }));
    expect(end).toMatchObject({ kind: 'save', outcome: 'held' });
    if (end.kind === 'save') expect(nextKey(end.enrollment, outline)).toBe(two);
  });

  it('that is unknown is left alone where the course says "hold", and the course goes on', () => {
    const unknown = becomeUnknown(claimed, one, 1, tuesday);
    const step = nextStep(unknown, { ...outline, unknownPolicy: 'hold' }, later(tuesday, { hours: 24 }));
    expect(step).toMatchObject({
      kind: 'save',
      outcome: 'held',
      enrollment: { dueAt: '2026-12-01T09:00:00.000Z' },
    });
  });

  it('that is unknown becomes sent by an event, with the next lesson at its regular time', () => {
    const unknown = becomeUnknown(claimed, one, 1, tuesday);
    const settled = settleByEvent(unknown, one, outline);
    expect(settled?.ledger[one]).toMatchObject({ status: 'sent' });
    expect(settled?.dueAt).toBe('2026-12-01T09:00:00.000Z');
    expect(settled && settleByEvent(settled, one, outline)).toBeUndefined();
  });

  it('that is under way becomes sent by an event that overtook the answer, and its worker has nothing to add', () => {
    const settled = settleByEvent(claimed, one, outline);
    expect(settled?.ledger[one]).toEqual({ status: 'sent', at: tuesday, attempt: 1 });
    expect(settled?.dueAt).toBe('2026-12-01T09:00:00.000Z');
    expect(settled && heldBy(settled, one, 'me')).toBeUndefined();
  });

  it('that was throttled is due again, as if never tried', () => {
    const back = giveBack(claimed, one, 1, tuesday);
    expect(back.ledger).toEqual(activated().ledger);
    expect(nextStep(back, outline, later(tuesday, { seconds: 30 }))).toEqual({
      kind: 'send',
      key: one,
      attempt: 1,
    });
  });

  it('that is stopped before SES is asked is skipped, and its reader has left', () => {
    const stopped = recordStopped(claimed, one, { leaves: 'erased', reason: 'erased' }, tuesday);
    expect(stopped).toMatchObject({
      standing: { status: 'left', reason: 'erased' },
      ledger: { one: { status: 'skipped', reason: 'erased' } },
    });
    expect(stopped.dueAt).toBeUndefined();
  });

  it('that is stopped before it is sent again stays unknown for good: SES may have taken the first', () => {
    const again = claim(
      becomeUnknown(claimed, one, 1, tuesday),
      { key: one, attempt: 2 },
      'me',
      later(tuesday, { hours: 24 }),
      later(tuesday, { hours: 25 }),
    );
    const stopped = recordStopped(again, one, { leaves: 'bounce', reason: 'suppressed: bounce' }, afterLease);
    expect(stopped.ledger).toMatchObject({ one: { status: 'unknown', final: true, attempt: 1 } });
    expect(stopped.dueAt).toBeUndefined();
  });

  it('that SES refuses for the address is failed, and the course goes on', () => {
    const failed = recordFailed(claimed, one, 1, 'InvalidParameterValue', outline, tuesday);
    expect(nextKey(failed, outline)).toBe(two);
  });

  it('that SES refuses for nobody’s fault is due again, as if never tried, after ever longer waits', () => {
    let { item } = putOff(claimed, one, 1, 'MessageRejected', outline, tuesday);
    expect(item.ledger).toEqual(activated().ledger);
    expect(item.dueAt).toBe(later(tuesday, { minutes: 1 }));
    item = putOff(item, one, 1, 'MessageRejected', outline, tuesday).item;
    expect(item.dueAt).toBe(later(tuesday, { minutes: 2 }));
    expect(nextStep(item, outline, later(tuesday, { minutes: 2 }))).toMatchObject({ kind: 'send', key: one });
  });

  it('that waits for more than six hours comes at the regular hour', () => {
    const item = putOffTimes(9);
    const dueAt = item.dueAt ?? tuesday;
    expect(dueAt).toBe(later(tuesday, { minutes: 256 }));
    expect(putOffTimes(10).dueAt).toMatch(/T09:00:00/);
  });

  it('that SES refuses for ever has failed in the end, and the course goes on with a clean slate', () => {
    const almost = putOffTimes(14);
    expect(nextKey(almost, outline)).toBe(one);
    const { item, outcome } = putOff(almost, one, 1, 'MessageRejected', outline, tuesday);
    expect(outcome).toBe('failed');
    expect(item.ledger[one]).toMatchObject({ status: 'failed', reason: 'refused 15 times: MessageRejected' });
    expect([nextKey(item, outline), item.refused]).toEqual([two, undefined]);
  });

  it('that was refused says nothing about the next one', () => {
    const before = { ...claimed, refused: { key: two, times: 14, reason: 'MessageRejected' } };
    expect(putOff(before, one, 1, 'MessageRejected', outline, tuesday).item.refused).toMatchObject({
      key: one,
      times: 1,
    });
  });

  it('that was refused is forgotten about once it is sent', () => {
    const back = putOff(claimed, one, 1, 'MessageRejected', outline, tuesday).item;
    expect(recordSent(back, one, 1, outline, tuesday).refused).toBeUndefined();
  });

  it('that is refused when it is sent again stays unknown for good: SES may have taken the first', () => {
    const resent = claim(
      becomeUnknown(claimed, one, 1, tuesday),
      { key: one, attempt: 2 },
      'me',
      later(tuesday, { hours: 24 }),
      later(tuesday, { hours: 25 }),
    );
    const refused = recordFailed(resent, one, 2, 'InvalidParameterValue', outline, afterLease);
    expect(refused.ledger[one]).toMatchObject({ status: 'unknown', final: true });
    expect(nextKey(refused, outline)).toBe(two);
  });
});
