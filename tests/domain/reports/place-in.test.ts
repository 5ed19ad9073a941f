import { describe, expect, it } from 'vitest';
import type { Enrollment } from '../../../lib/domain/enrollment/enrollment.ts';
import { claim } from '../../../lib/domain/enrollment/enrollment-ledger.ts';
import { nextStep } from '../../../lib/domain/enrollment/next-step.ts';
import { unsubscribeFromCourse } from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import { placeIn } from '../../../lib/domain/reports/place-in.ts';
import { later } from '../../../lib/domain/time/instant.ts';
import { activated, given, one, outline, tuesday, two } from '../../fixtures/in-a-course.ts';

const leaseUntil = later(tuesday, { minutes: 5 });

const swept = (enrollment: Enrollment, now = enrollment.dueAt ?? tuesday): Enrollment => {
  const step = nextStep(enrollment, outline, now);
  return step.kind === 'save' ? step.enrollment : enrollment;
};

describe('the books of a lesson', () => {
  it('hold whoever left while it was under way: due at first, then unknown, and at last for good', () => {
    const claimed = claim(activated(), { key: one, attempt: 1 }, 'me', tuesday, leaseUntil);
    const left = given(unsubscribeFromCourse(claimed, 'unsubscribed', later(tuesday, { minutes: 1 })));
    expect(placeIn(left, one)).toMatchObject({ column: 'due', open: true });
    const unknown = swept(left, leaseUntil);
    expect(placeIn(unknown, one)).toMatchObject({ column: 'unknown', open: true });
    expect(placeIn(swept(unknown), one)).toMatchObject({ column: 'unknown', open: false });
  });

  it('do not hold whoever left before it', () => {
    expect(placeIn(given(unsubscribeFromCourse(activated(), 'unsubscribed', tuesday)), two)).toBeUndefined();
  });

  it('name a mail under way that nothing is due for as lost', () => {
    const claimed = claim(activated(), { key: one, attempt: 1 }, 'me', tuesday, leaseUntil);
    const { dueAt: _, ...stuck } = claimed;
    expect(placeIn(stuck, one)?.column).toBe('lost');
  });
});
