import { describe, expect, it } from 'vitest';
import { courseId } from '../../lib/domain/course.ts';
import type { Enrollment } from '../../lib/domain/enrollment.ts';
import { becomeUnknown, claim, recordSent, settleByEvent } from '../../lib/domain/enrollment-ledger.ts';
import { type Instant, instantOf, later } from '../../lib/domain/instant.ts';
import { confirm, enroll, enrollAgain } from '../../lib/domain/joining.ts';
import { leave } from '../../lib/domain/leaving.ts';
import { lessonId } from '../../lib/domain/lesson.ts';
import { nextStep } from '../../lib/domain/next-step.ts';
import type { Outline } from '../../lib/domain/outline.ts';
import { timeZone } from '../../lib/domain/site.ts';
import { subscriberId } from '../../lib/domain/subscriber.ts';

const london = timeZone.parse('Europe/London');
const one = lessonId.parse('one');
const two = lessonId.parse('two');
const outline: Outline = { lessons: [one, two], sendHour: 9, unknownPolicy: 'resend-once' };
const tuesday = instantOf('2026-11-24T15:00:00Z');
const soon = later(tuesday, { minutes: 1 });

const asked = enroll(
  { subscriberId: subscriberId.parse('a'.repeat(26)), courseId: courseId.parse('a-course'), zone: london },
  tuesday,
);

const given = (enrollment: Enrollment | undefined): Enrollment => {
  if (!enrollment) throw new Error('nothing changed');
  return enrollment;
};

const confirmed = (enrollment: Enrollment, now: Instant): Enrollment => {
  const confirmation = confirm(enrollment, enrollment.episode, now);
  if (confirmation.outcome !== 'activated') throw new Error('not activated');
  return confirmation.enrollment;
};

const claimed = (enrollment: Enrollment, key: 'confirm-1' | typeof one, now = tuesday): Enrollment =>
  claim(enrollment, { key, attempt: 1 }, 'me', now, later(now, { minutes: 5 }));

describe('asking for a second confirmation mail', () => {
  const second = { do: 'send', key: 'confirm-2', attempt: 1 };
  const again = (enrollment: Enrollment) => given(enrollAgain(enrollment, london, soon));

  it('sends it though the first is still under way', () => {
    expect(nextStep(again(claimed(asked, 'confirm-1')), outline, soon)).toEqual(second);
  });

  it('sends it though nobody knows what became of the first', () => {
    const unknown = becomeUnknown(claimed(asked, 'confirm-1'), 'confirm-1', 1, tuesday);
    expect(nextStep(again(unknown), outline, soon)).toEqual(second);
  });

  it('sends it though the answer about the first comes in between', () => {
    const sent = recordSent(again(claimed(asked, 'confirm-1')), 'confirm-1', 1, outline, soon);
    expect(nextStep(sent, outline, soon)).toEqual(second);
    const unknown = becomeUnknown(again(claimed(asked, 'confirm-1')), 'confirm-1', 1, soon);
    expect(nextStep(unknown, outline, soon)).toEqual(second);
  });
});

describe('coming back after an unsubscribe', () => {
  const second = { do: 'send', key: 'confirm-2', attempt: 1 };
  const backWith = (enrollment: Enrollment, now: Instant) =>
    given(enrollAgain(given(leave(enrollment, 'unsubscribed', now)), london, now));

  it('is asked to confirm at once, whatever became of the lesson before', () => {
    const flight = claimed(confirmed(asked, tuesday), one);
    expect(nextStep(backWith(flight, soon), outline, soon)).toEqual(second);
    const unknown = becomeUnknown(flight, one, 1, tuesday);
    expect(nextStep(backWith(unknown, soon), outline, soon)).toEqual(second);
    const settled = given(settleByEvent(backWith(unknown, soon), one, outline));
    expect(nextStep(settled, outline, soon)).toEqual(second);
  });

  it('leaves five days between the last lesson and the next', () => {
    const received = recordSent(claimed(confirmed(asked, tuesday), one), one, 1, outline, tuesday);
    const back = confirmed(backWith(received, soon), later(tuesday, { days: 1 }));
    expect(back.dueAt).toBe(later(tuesday, { days: 5 }));
    const late = confirmed(backWith(received, soon), later(tuesday, { days: 6 }));
    expect(late.dueAt).toBe(later(tuesday, { days: 6 }));
  });

  it('after the closing mail has completed the course, and nothing more comes', () => {
    const ended = { ...confirmed(asked, tuesday), ledger: {} };
    for (const key of [one, two, 'closing' as const])
      ended.ledger = { ...ended.ledger, [key]: { state: 'sent', at: tuesday, attempt: 1 } };
    const step = nextStep({ ...ended, dueAt: soon }, outline, soon);
    expect(step).toMatchObject({
      do: 'save',
      outcome: 'idle',
      enrollment: { standing: { status: 'completed' } },
    });
    if (step.do === 'save') expect(step.enrollment.dueAt).toBeUndefined();
  });
});

describe('a lesson withdrawn from the course', () => {
  const without: Outline = { ...outline, lessons: [two] };

  it('whose outcome is unknown is not sent again: the course goes on without it', () => {
    const unknown = becomeUnknown(claimed(confirmed(asked, tuesday), one), one, 1, tuesday);
    const step = nextStep(unknown, without, later(tuesday, { hours: 24 }));
    expect(step).toMatchObject({
      do: 'save',
      outcome: 'held',
      enrollment: { ledger: { one: { final: true } } },
    });
  });

  it('that was asked for out of turn is skipped, and the ledger says why', () => {
    const waiting = {
      ...confirmed(asked, tuesday),
      ledger: { [one]: { state: 'sent', at: tuesday, attempt: 1 } },
    };
    const step = nextStep(
      { ...waiting, ledger: waiting.ledger as Enrollment['ledger'], outOfTurn: [{ key: one }], dueAt: soon },
      without,
      soon,
    );
    expect(step).toMatchObject({
      do: 'save',
      outcome: 'skipped',
      enrollment: { ledger: { one: { state: 'skipped' } } },
    });
  });
});

describe('a confirmation mail that never went out', () => {
  it('is in the ledger as expired when the link would have run out', () => {
    const step = nextStep(asked, outline, later(tuesday, { hours: 72 }));
    expect(step).toMatchObject({
      do: 'save',
      outcome: 'expired',
      enrollment: { ledger: { 'confirm-1': { state: 'expired' } } },
    });
  });
});
