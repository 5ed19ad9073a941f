import { describe, expect, it } from 'vitest';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { keyOf } from '../../../lib/domain/delivery/delivery-key.ts';
import { asPublished, keyToday } from '../../../lib/domain/enrollment/as-published.ts';
import { withOutOfTurn } from '../../../lib/domain/enrollment/due-time.ts';
import { claim } from '../../../lib/domain/enrollment/enrollment-ledger.ts';
import { nextStep } from '../../../lib/domain/enrollment/next-step.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { activated, one, outline, pending, sent, three, tuesday, two } from '../../fixtures/in-a-course.ts';

const uno = lessonId.parse('uno');
const history = { renamed: { [one]: uno }, retired: {} };
const renamedOutline = { ...outline, lessons: [uno, two, three] };
const nextWeek = later(tuesday, { days: 7 });
const hadOne = sent(activated(), tuesday);

describe('an enrollment in a course whose lesson has another name now', () => {
  it('has got it by the present name, and goes on with the next', () => {
    const today = asPublished(hadOne, { history });
    expect(Object.keys(today.ledger)).toEqual([uno]);
    expect(nextStep(today, renamedOutline, today.dueAt ?? tuesday)).toMatchObject({ kind: 'send', key: two });
    // Without it the same lesson would come once more.
    expect(nextStep(hadOne, renamedOutline, hadOne.dueAt ?? tuesday)).toMatchObject({ key: uno });
  });

  it('keeps rounds, copies and what waits out of turn', () => {
    const again = keyOf({ mail: one, round: 2, copy: 3 });
    const queued = asPublished(withOutOfTurn(hadOne, { key: again }, tuesday), { history });
    expect(queued.outOfTurn).toEqual([{ key: 'uno_2_3' }]);
    expect(keyToday('confirm-1', history)).toBe('confirm-1');
    expect(keyToday('closing', history)).toBe('closing');
  });

  it('leaves what a worker has in its hands to that worker', () => {
    const held = claim(activated(), { key: one, attempt: 1 }, 'me', tuesday, nextWeek);
    expect(asPublished(held, { history })).toBe(held);
  });

  it('keeps what it has by the present name already', () => {
    const entry = { status: 'failed', at: tuesday, reason: 'x' } as const;
    const both = { ...hadOne, ledger: { ...hadOne.ledger, [uno]: entry } };
    expect(asPublished(both, { history }).ledger).toEqual({ [uno]: entry });
  });
});

describe('an enrollment', () => {
  it('is itself in a course that has ended or renamed nothing, and in none', () => {
    expect(asPublished(hadOne, {})).toBe(hadOne);
    expect(asPublished(hadOne, { history: { renamed: { [two]: three }, retired: {} } })).toBe(hadOne);
    expect(asPublished(hadOne, undefined)).toBe(hadOne);
  });

  it.each([
    ['pending', pending],
    ['active', hadOne],
    ['completed', { ...hadOne, standing: { status: 'completed', at: tuesday } as const }],
  ])('is over with its course, where it was %s, and nothing is due', (was, enrollment) => {
    const ended = instantOf('2026-12-01T08:00:00Z');
    const over = asPublished(enrollment, { ended });
    expect(over.standing).toEqual({ status: 'left', reason: 'ended', at: ended, was });
    expect(over.dueAt).toBeUndefined();
    expect(over.outOfTurn).toEqual([]);
  });

  it('that was left before its course ended says when and why', () => {
    const left = { status: 'left', reason: 'bounce', at: tuesday, was: 'active' } as const;
    expect(asPublished({ ...hadOne, standing: left }, { ended: nextWeek }).standing).toEqual(left);
  });
});
