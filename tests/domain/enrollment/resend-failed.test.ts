import { describe, expect, it } from 'vitest';
import type { Enrollment } from '../../../lib/domain/enrollment/enrollment.ts';
import { claim, recordFailed } from '../../../lib/domain/enrollment/enrollment-ledger.ts';
import { nextKey, nextStep } from '../../../lib/domain/enrollment/next-step.ts';
import { failedLessons, resendLesson } from '../../../lib/domain/enrollment/resend-failed.ts';
import { unsubscribeFromCourse } from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import { type Instant, later } from '../../../lib/domain/time/instant.ts';
import { activated, given, one, outline, pending, sent, tuesday, two } from '../../fixtures/in-a-course.ts';

const refused = (enrollment: Enrollment, at: Instant): Enrollment => {
  const step = nextStep(enrollment, outline, at);
  if (step.kind !== 'send') throw new Error(`expected to send, got ${step.kind}`);
  const claimed = claim(enrollment, step, 'me', at, later(at, { minutes: 5 }));
  return recordFailed(claimed, step.key, 1, 'InvalidParameterValue', outline, at);
};
const again = (enrollment: Enrollment, at: Instant) => resendLesson(enrollment, one, outline, at);
const hourLater = later(tuesday, { hours: 1 });

describe('a lesson that has failed', () => {
  const failed = refused(activated(), tuesday);

  it('comes at once when it is sent again, once, and the course goes on as before', () => {
    const due = given(again(failed, hourLater));
    expect(nextStep(due, outline, hourLater)).toEqual({ kind: 'send', key: one, attempt: 1 });
    expect(again(due, hourLater)).toBeUndefined();
    const done = sent(due, hourLater);
    expect(again(done, hourLater)).toBeUndefined();
    expect([nextKey(done, outline), done.dueAt]).toEqual([two, '2026-12-01T09:00:00.000Z']);
  });

  it('comes after the rest that a lesson since then has to have', () => {
    const nextWeek = failed.dueAt ?? tuesday;
    const due = given(again(sent(failed, nextWeek), later(nextWeek, { hours: 1 })));
    expect(due.dueAt).toBe(later(nextWeek, { days: 5 }));
    expect(nextKey(due, outline)).toBe(one);
  });

  it('comes to those who have completed the course since, and completes it again', () => {
    let enrollment = failed;
    while (enrollment.standing.status === 'active') {
      if (!enrollment.dueAt) throw new Error('something is due in a course');
      enrollment = sent(enrollment, enrollment.dueAt);
    }
    const end = later(tuesday, { days: 60 });
    const done = sent(given(again(enrollment, end)), end);
    expect(nextStep(done, outline, done.dueAt ?? end)).toMatchObject({
      kind: 'save',
      enrollment: { standing: { status: 'completed' } },
    });
  });

  it('does not come to those who have left, and the list of the failed says why', () => {
    const left = given(unsubscribeFromCourse(failed, 'unsubscribed', hourLater));
    expect(again(left, hourLater)).toBeUndefined();
    expect(failedLessons(left, outline)).toEqual([
      { key: one, reason: 'InvalidParameterValue', obstacle: 'left' },
    ]);
  });

  it('does not come when the course has it no longer', () => {
    const without = { ...outline, lessons: [two] };
    expect(resendLesson(failed, one, without, hourLater)).toBeUndefined();
    expect(failedLessons(failed, without)).toMatchObject([{ obstacle: 'no-longer-in-the-course' }]);
  });
});

describe('a confirmation that has failed', () => {
  it('comes at once when it is sent again', () => {
    const failed = refused(pending, tuesday);
    const due = given(resendLesson(failed, 'confirm-1', outline, hourLater));
    expect(nextStep(due, outline, hourLater)).toMatchObject({ kind: 'send', key: 'confirm-1' });
  });
});

it.each(['sent', 'skipped', 'unknown'] as const)('what is %s is not sent again', (status) => {
  const entries = {
    sent: { status: 'sent', at: tuesday, attempt: 1 },
    skipped: { status: 'skipped', at: tuesday, reason: 'by the subscriber' },
    unknown: { status: 'unknown', since: tuesday, attempt: 1, final: true },
  } as const;
  const enrollment = { ...activated(), ledger: { [one]: entries[status] } };
  expect(failedLessons(enrollment, outline)).toEqual([]);
  expect(again(enrollment, hourLater)).toBeUndefined();
});
