import { describe, expect, it } from 'vitest';
import {
  claim,
  giveBack,
  recordFailed,
  recordSent,
  settleByEvent,
} from '../../../lib/domain/enrollment/enrollment-ledger.ts';
import { nextKey, nextStep } from '../../../lib/domain/enrollment/next-step.ts';
import {
  resubscribeToCourse,
  unsubscribeFromCourse,
} from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import { later } from '../../../lib/domain/time/instant.ts';
import { activated, given, one, outline, pending, sent, tuesday, two } from '../../fixtures/in-a-course.ts';

const soon = later(tuesday, { minutes: 1 });

describe('leaving', () => {
  it('leaves nothing due', () => {
    expect(given(unsubscribeFromCourse(activated(), 'unsubscribed', tuesday)).dueAt).toBeUndefined();
    expect(
      given(unsubscribeFromCourse(sent(activated(), tuesday), 'unsubscribed', tuesday)).dueAt,
    ).toBeUndefined();
  });

  it('twice keeps the first date; a complaint still replaces an unsubscribe', () => {
    const left = unsubscribeFromCourse(activated(), 'unsubscribed', tuesday);
    expect(left && unsubscribeFromCourse(left, 'unsubscribed', later(tuesday, { days: 1 }))).toBeUndefined();
    expect(
      left && unsubscribeFromCourse(left, 'complaint', later(tuesday, { days: 1 }))?.standing,
    ).toMatchObject({
      reason: 'complaint',
      at: tuesday,
    });
  });

  it('can be undone: the next lesson keeps its regular time', () => {
    const left = unsubscribeFromCourse(
      sent(activated(), tuesday),
      'unsubscribed',
      later(tuesday, { days: 1 }),
    );
    const back = left && resubscribeToCourse(left, outline, later(tuesday, { days: 2 }));
    expect(back?.standing.status).toBe('active');
    expect(back?.dueAt).toBe('2026-12-01T09:00:00.000Z');
  });

  it('can be undone before confirming: the sign-up still ends when it is not confirmed', () => {
    const left = given(unsubscribeFromCourse(sent(pending, tuesday), 'unsubscribed', tuesday));
    const back = given(resubscribeToCourse(left, outline, soon));
    expect(back.standing.status).toBe('pending');
    expect(nextStep(back, outline, later(soon, { hours: 71 }))).toEqual({ kind: 'wait' });
    expect(nextStep(back, outline, later(soon, { hours: 72 }))).toMatchObject({ outcome: 'expired' });
  });

  it('can be undone before the mail that asks to confirm has gone out: it goes out at once', () => {
    const back = given(
      resubscribeToCourse(given(unsubscribeFromCourse(pending, 'unsubscribed', tuesday)), outline, soon),
    );
    expect(nextStep(back, outline, soon)).toEqual({ kind: 'send', key: 'confirm-1', attempt: 1 });
  });

  it.each(['bounce', 'complaint'] as const)('after a %s cannot be undone', (reason) => {
    const left = unsubscribeFromCourse(activated(), reason, tuesday);
    expect(left && resubscribeToCourse(left, outline, tuesday)).toBeUndefined();
  });
});

describe('leaving while a mail is under way', () => {
  const leaseUntil = later(tuesday, { minutes: 5 });
  const aDayLater = later(tuesday, { hours: 24 });
  const claimed = claim(activated(), { key: one, attempt: 1 }, 'me', tuesday, leaseUntil);
  const left = given(unsubscribeFromCourse(claimed, 'unsubscribed', soon));
  const afterLease = nextStep(left, outline, leaseUntil);
  const unknown = afterLease.kind === 'save' ? afterLease.enrollment : left;

  it('leaves nothing due as soon as its worker says what became of it', () => {
    expect(recordSent(left, one, 1, outline, soon)).toMatchObject({ ledger: { one: { status: 'sent' } } });
    for (const told of [
      recordSent(left, one, 1, outline, soon),
      recordFailed(left, one, 1, 'InvalidParameterValue', outline, soon),
      giveBack(left, one, 1, soon),
    ])
      expect(told.dueAt).toBeUndefined();
  });

  it('waits for a worker that says nothing, and calls the mail unknown when its lease is over', () => {
    expect(nextStep(left, outline, soon)).toEqual({ kind: 'wait' });
    expect(afterLease).toMatchObject({ kind: 'save', outcome: 'unknown' });
    expect(unknown).toMatchObject({ ledger: { one: { status: 'unknown', final: false } }, dueAt: aDayLater });
  });

  it('gives up on the mail after a day without an event: it is not sent again, and nothing is due', () => {
    expect(nextStep(unknown, outline, later(aDayLater, { seconds: -1 }))).toEqual({ kind: 'wait' });
    const step = nextStep(unknown, outline, aDayLater);
    expect(step).toMatchObject({
      kind: 'save',
      outcome: 'held',
      enrollment: { standing: { status: 'left' }, ledger: { one: { status: 'unknown', final: true } } },
    });
    expect(step.kind === 'save' && step.enrollment.dueAt).toBeUndefined();
  });

  it.each([
    ['under way', left],
    ['unknown', unknown],
  ])('has it settled by an event while it is %s, and then nothing is due', (_, enrollment) => {
    const settled = given(settleByEvent(enrollment, one, outline));
    expect(settled.ledger).toMatchObject({ one: { status: 'sent', attempt: 1 } });
    expect(settled.dueAt).toBeUndefined();
  });

  it('can be undone: what became of the mail is waited for as if nobody had left', () => {
    const back = given(resubscribeToCourse(unknown, outline, later(tuesday, { hours: 1 })));
    expect(back.dueAt).toBe(aDayLater);
    expect(nextStep(back, outline, aDayLater)).toEqual({ kind: 'send', key: one, attempt: 2 });
    const settled = given(settleByEvent(back, one, outline));
    expect(settled.dueAt).toBe('2026-12-01T09:00:00.000Z');
  });

  it('can be undone after its mail was given up: the course goes on with the next lesson', () => {
    const step = nextStep(unknown, outline, aDayLater);
    const held = step.kind === 'save' ? step.enrollment : unknown;
    const back = given(resubscribeToCourse(held, outline, later(aDayLater, { hours: 1 })));
    expect(nextKey(back, outline)).toBe(two);
    expect(back.dueAt).toBe('2026-12-01T09:00:00.000Z');
  });
});
