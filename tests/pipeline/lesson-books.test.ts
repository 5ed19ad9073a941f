import { describe, expect, it } from 'vitest';
import type { Enrollment } from '../../lib/domain/enrollment.ts';
import { claim } from '../../lib/domain/enrollment-ledger.ts';
import { later } from '../../lib/domain/instant.ts';
import { leave } from '../../lib/domain/leaving.ts';
import { nextStep } from '../../lib/domain/next-step.ts';
import { placeIn } from '../../lib/pipeline/lesson-books.ts';
import { activated, given, one, outline, tuesday, two } from '../domain/in-a-course.ts';

const leaseUntil = later(tuesday, { minutes: 5 });

const swept = (enrollment: Enrollment, now = enrollment.dueAt ?? tuesday): Enrollment => {
  const step = nextStep(enrollment, outline, now);
  return step.do === 'save' ? step.enrollment : enrollment;
};

describe('the books of a lesson', () => {
  it('hold whoever left while it was under way: due at first, then unknown, and at last for good', () => {
    const claimed = claim(activated(), { key: one, attempt: 1 }, 'me', tuesday, leaseUntil);
    const left = given(leave(claimed, 'unsubscribed', later(tuesday, { minutes: 1 })));
    expect(placeIn(left, one)).toMatchObject({ column: 'due', open: true });
    const unknown = swept(left, leaseUntil);
    expect(placeIn(unknown, one)).toMatchObject({ column: 'unknown', open: true });
    expect(placeIn(swept(unknown), one)).toMatchObject({ column: 'unknown', open: false });
  });

  it('do not hold whoever left before it', () => {
    expect(placeIn(given(leave(activated(), 'unsubscribed', tuesday)), two)).toBeUndefined();
  });

  it('name a mail under way that nothing is due for as lost', () => {
    const claimed = claim(activated(), { key: one, attempt: 1 }, 'me', tuesday, leaseUntil);
    const { dueAt: _, ...stuck } = claimed;
    expect(placeIn(stuck, one)?.column).toBe('lost');
  });
});
