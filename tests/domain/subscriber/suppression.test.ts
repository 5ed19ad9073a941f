import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  givesWayAt,
  givesWayTo,
  type Lifted,
  type SuppressionRecord,
  standingSuppression,
  withLifted,
  withSuppression,
} from '../../../lib/domain/subscriber/suppression.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { sampleCourse } from '../../fixtures/sample-course.ts';

const at = instantOf('2026-01-06T10:30:00Z');
const waits = sampleCourse.site.signUp;
const operator = (note: string, day: number): Lifted => ({
  at: later(at, { days: day }),
  by: { kind: 'operator', note },
});

/** How many liftings are on record. */
const liftedIn = (record: SuppressionRecord | undefined): number =>
  (record?.earlier ?? []).length + (record?.lifted ? 1 : 0);

const after = (
  record: SuppressionRecord | undefined,
  what: 'bounce' | 'complaint' | 'lift',
  day: number,
): SuppressionRecord | undefined => {
  if (what !== 'lift')
    return withSuppression(record, { reason: what, at: later(at, { days: day }) }) ?? record;
  return record && standingSuppression(record) ? withLifted(record, operator('Yes.', day)) : record;
};

describe('a suppression', () => {
  it.each([
    [{ reason: 'bounce', at, bounce: 'transient' }, 14],
    [{ reason: 'bounce', at, bounce: 'hard' }, 90],
    [{ reason: 'bounce', at }, 90],
    [{ reason: 'erased', at }, 0],
  ] as const)(
    '%o gives way to what is asked for after %i days, and not a moment before',
    (suppression, days) => {
      const then = later(at, { days });
      expect(givesWayAt(suppression, waits)).toBe(then);
      expect(givesWayTo(suppression, then, waits)).toBe(true);
      expect(givesWayTo(suppression, later(then, { seconds: -1 }), waits)).toBe(false);
    },
  );

  it('by a complaint gives way to nothing', () => {
    expect(givesWayAt({ reason: 'complaint', at }, waits)).toBeUndefined();
    expect(givesWayTo({ reason: 'complaint', at }, later(at, { days: 4_000 }), waits)).toBe(false);
  });

  it('gives way after the days that site.yaml says', () => {
    const patient = { daysAfterTransientBounces: 3, daysAfterHardBounce: 30 };
    expect(givesWayAt({ reason: 'bounce', at, bounce: 'transient' }, patient)).toBe(later(at, { days: 3 }));
    expect(givesWayAt({ reason: 'bounce', at, bounce: 'hard' }, patient)).toBe(later(at, { days: 30 }));
  });

  it('keeps, through whatever comes and is lifted, all that was lifted, and stands by the strongest since', () => {
    const reasons = fc.constantFrom('bounce' as const, 'complaint' as const, 'lift' as const);
    fc.assert(
      fc.property(fc.array(reasons, { maxLength: 12 }), (steps) => {
        let record: SuppressionRecord | undefined;
        let since: ('bounce' | 'complaint')[] = [];
        let lifts = 0;
        for (const [day, what] of steps.entries()) {
          if (what === 'lift' && standingSuppression(record)) lifts += 1;
          record = after(record, what, day);
          since = what === 'lift' ? [] : [...since, what];
          const strongest = since.includes('complaint') ? 'complaint' : since[0];
          expect(standingSuppression(record)?.reason).toBe(strongest);
          expect(liftedIn(record)).toBe(lifts);
        }
      }),
    );
  });

  it('leaves nothing of a lifted one when its address is erased', () => {
    const complained = withLifted({ reason: 'complaint', at }, operator('Ada called.', 2));
    const bounced =
      complained && withSuppression(complained, { reason: 'bounce', at: later(at, { days: 3 }) });
    const erased = bounced && withSuppression(bounced, { reason: 'erased', at: later(at, { days: 4 }) });
    expect(JSON.stringify(erased)).not.toContain('Ada');
    expect(standingSuppression(erased)).toMatchObject({ reason: 'bounce' });
  });
});
