import { describe, expect, it } from 'vitest';
import type { Outline } from '../../../lib/domain/enrollment/course-outline.ts';
import { enrollAgain } from '../../../lib/domain/enrollment/enroll.ts';
import type { Enrollment } from '../../../lib/domain/enrollment/enrollment.ts';
import {
  becomeUnknown,
  claim,
  recordSent,
  settleByEvent,
} from '../../../lib/domain/enrollment/enrollment-ledger.ts';
import { nextStep } from '../../../lib/domain/enrollment/next-step.ts';
import { unsubscribeFromCourse } from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import { type Instant, instantOf, later } from '../../../lib/domain/time/instant.ts';

import {
  activated,
  given,
  lessons,
  london,
  one,
  outline,
  pending,
  tuesday,
  two,
} from '../../fixtures/in-a-course.ts';

const soon = later(tuesday, { minutes: 1 });

const claimed = (enrollment: Enrollment, key: 'confirm-1' | typeof one, now = tuesday): Enrollment =>
  claim(enrollment, { key, attempt: 1 }, 'me', now, later(now, { minutes: 5 }));

describe('asking for a second confirmation mail', () => {
  const second = { kind: 'send', key: 'confirm-2', attempt: 1 };
  const again = (enrollment: Enrollment) => given(enrollAgain(enrollment, london, soon));

  it('sends it though the first is still under way', () => {
    expect(nextStep(again(claimed(pending, 'confirm-1')), outline, soon)).toEqual(second);
  });

  it('sends it though nobody knows what became of the first', () => {
    const unknown = becomeUnknown(claimed(pending, 'confirm-1'), 'confirm-1', 1, tuesday);
    expect(nextStep(again(unknown), outline, soon)).toEqual(second);
  });

  it('sends it though the answer about the first comes in between', () => {
    const sent = recordSent(again(claimed(pending, 'confirm-1')), 'confirm-1', 1, outline, soon);
    expect(nextStep(sent, outline, soon)).toEqual(second);
    const unknown = becomeUnknown(again(claimed(pending, 'confirm-1')), 'confirm-1', 1, soon);
    expect(nextStep(unknown, outline, soon)).toEqual(second);
  });
});

describe('coming back after an unsubscribe', () => {
  const second = { kind: 'send', key: 'confirm-2', attempt: 1 };
  const backWith = (enrollment: Enrollment, now: Instant) =>
    given(enrollAgain(given(unsubscribeFromCourse(enrollment, 'unsubscribed', now)), london, now));

  it('is asked to confirm at once, whatever became of the lesson before', () => {
    const flight = claimed(activated(), one);
    expect(nextStep(backWith(flight, soon), outline, soon)).toEqual(second);
    const unknown = becomeUnknown(flight, one, 1, tuesday);
    expect(nextStep(backWith(unknown, soon), outline, soon)).toEqual(second);
    const settled = given(settleByEvent(backWith(unknown, soon), one, outline));
    expect(nextStep(settled, outline, soon)).toEqual(second);
  });

  it('leaves five days between the last lesson and the next', () => {
    const received = recordSent(claimed(activated(), one), one, 1, outline, tuesday);
    const back = activated(backWith(received, soon), later(tuesday, { days: 1 }));
    // The first nine o'clock that is five days or more after it.
    expect(back.dueAt).toBe(instantOf('2026-11-30T09:00:00Z'));
    const late = activated(backWith(received, soon), later(tuesday, { days: 6 }));
    expect(late.dueAt).toBe(later(tuesday, { days: 6 }));
  });

  it('after the closing mail has completed the course, and nothing more comes', () => {
    const ended = { ...activated(), ledger: {} };
    for (const key of [...lessons, 'closing' as const])
      ended.ledger = { ...ended.ledger, [key]: { status: 'sent', at: tuesday, attempt: 1 } };
    const step = nextStep({ ...ended, dueAt: soon }, outline, soon);
    expect(step).toMatchObject({
      kind: 'save',
      outcome: 'idle',
      enrollment: { standing: { status: 'completed' } },
    });
    if (step.kind === 'save') expect(step.enrollment.dueAt).toBeUndefined();
  });
});

describe('a lesson withdrawn from the course', () => {
  const without: Outline = { ...outline, lessons: [two] };

  it('whose outcome is unknown is not sent again: the course goes on without it', () => {
    const unknown = becomeUnknown(claimed(activated(), one), one, 1, tuesday);
    const step = nextStep(unknown, without, later(tuesday, { hours: 24 }));
    expect(step).toMatchObject({
      kind: 'save',
      outcome: 'held',
      enrollment: { ledger: { one: { final: true } } },
    });
  });

  it('that was asked for out of turn is skipped, and the ledger says why', () => {
    const waiting = {
      ...activated(),
      ledger: { [one]: { status: 'sent', at: tuesday, attempt: 1 } },
    };
    const step = nextStep(
      { ...waiting, ledger: waiting.ledger as Enrollment['ledger'], outOfTurn: [{ key: one }], dueAt: soon },
      without,
      soon,
    );
    expect(step).toMatchObject({
      kind: 'save',
      outcome: 'skipped',
      enrollment: { ledger: { one: { status: 'skipped' } } },
    });
  });
});

describe('a confirmation mail that never went out', () => {
  it('is in the ledger as expired when the link would have run out', () => {
    const step = nextStep(pending, outline, later(tuesday, { hours: 72 }));
    expect(step).toMatchObject({
      kind: 'save',
      outcome: 'expired',
      enrollment: { ledger: { 'confirm-1': { status: 'expired' } } },
    });
  });
});
