import { describe, expect, it } from 'vitest';
import { courseDueAt } from '../../../lib/domain/enrollment/due-time.ts';
import { isOvertaken } from '../../../lib/domain/enrollment/enroll.ts';
import type { Enrollment } from '../../../lib/domain/enrollment/enrollment.ts';
import { becomeUnknown, claim, recordSent } from '../../../lib/domain/enrollment/enrollment-ledger.ts';
import { nextKey, nextStep } from '../../../lib/domain/enrollment/next-step.ts';
import { askForOwnPage, isAnsweredByOwnPage } from '../../../lib/domain/enrollment/own-page.ts';
import { unsubscribeFromCourse } from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import { later } from '../../../lib/domain/time/instant.ts';
import { activated, outline, pending, sent, tuesday } from '../../fixtures/in-a-course.ts';

const friday = later(tuesday, { days: 3 });
const begun = sent(activated(), tuesday);
const paused: Enrollment = { ...begun, pausedUntil: later(tuesday, { days: 60 }) };
const completed: Enrollment = (() => {
  let enrollment = begun;
  while (enrollment.dueAt) enrollment = sent(enrollment, enrollment.dueAt);
  return enrollment;
})();

const asked = (enrollment: Enrollment, at = friday): Enrollment => {
  const next = askForOwnPage(enrollment, { askedAt: at }, at);
  if (!next) throw new Error('nothing was asked');
  return next;
};

describe('the link to their own page, for somebody who signs up again', () => {
  it.each([
    ['is in the course', begun],
    ['pauses', paused],
    ['has completed it', completed],
  ])('is due at once where they are somebody who %s, and moves no lesson', (_, before) => {
    const at = later(completed.standing.status === 'completed' ? completed.standing.at : friday, { days: 1 });
    const now = before === completed ? at : friday;
    const enrollment = asked(before, now);
    expect(nextStep(enrollment, outline, now)).toEqual({ kind: 'send', key: 'own-page-1', attempt: 1 });
    expect(courseDueAt(enrollment)).toBe(before.dueAt);
    const after = recordSent(enrollment, 'own-page-1', 1, outline, now);
    expect(after.dueAt).toBe(before.dueAt);
    expect(after.standing).toEqual(before.standing);
    expect(nextKey({ ...after, outOfTurn: [] }, outline)).toBe(nextKey(before, outline));
  });

  it('is for nobody who has not confirmed, or has left', () => {
    const left = unsubscribeFromCourse(begun, 'unsubscribed', tuesday);
    for (const enrollment of [pending, left])
      expect(enrollment && askForOwnPage(enrollment, { askedAt: friday }, friday)).toBeUndefined();
  });

  it('answers one form once, however often and however late that is taken, and those before it', () => {
    const answered = recordSent(asked(begun), 'own-page-1', 1, outline, friday);
    expect(isAnsweredByOwnPage(answered, { askedAt: friday })).toBe(true);
    expect(isAnsweredByOwnPage(answered, { askedAt: tuesday })).toBe(true);
    expect(isAnsweredByOwnPage(answered, { askedAt: later(friday, { minutes: 1 }) })).toBe(false);
    expect(isAnsweredByOwnPage(begun, { askedAt: tuesday })).toBe(false);
  });

  it('comes in one mail for all forms that it waits for, and in another for the next one', () => {
    const saturday = later(friday, { days: 1 });
    const twice = asked(asked(begun), saturday);
    expect(twice.outOfTurn).toEqual([{ key: 'own-page-1' }]);
    expect(isAnsweredByOwnPage(twice, { askedAt: saturday })).toBe(true);
    const out = recordSent(twice, 'own-page-1', 1, outline, saturday);
    expect(asked(out, later(saturday, { days: 1 })).outOfTurn).toEqual([{ key: 'own-page-2' }]);
  });

  it('is not sent a second time where nobody knows whether it came', () => {
    const enrollment = asked(begun);
    const claimed = claim(
      enrollment,
      { key: 'own-page-1', attempt: 1 },
      'me',
      friday,
      later(friday, { minutes: 5 }),
    );
    const unknown = becomeUnknown(claimed, 'own-page-1', 1, friday);
    const step = nextStep(unknown, outline, later(friday, { days: 2 }));
    expect(step).toMatchObject({ kind: 'save', outcome: 'held', enrollment: { outOfTurn: [] } });
  });
});

describe('a sign-up that is taken only now', () => {
  it.each([
    ['has confirmed', begun, true],
    ['has come to the end', completed, true],
    ['has confirmed nothing', pending, false],
  ])('is overtaken where somebody since %s', (_, enrollment, overtaken) => {
    const before = later(tuesday, { minutes: -1 });
    expect(isOvertaken(enrollment, { askedAt: before })).toBe(overtaken);
    expect(isOvertaken(enrollment, { askedAt: later(tuesday, { days: 90 }) })).toBe(false);
  });
});
