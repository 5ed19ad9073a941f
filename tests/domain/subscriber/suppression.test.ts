import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  givesWayAt,
  givesWayTo,
  type Lifted,
  type Suppression,
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
    const strength = { erased: 0, bounce: 1, complaint: 2 };
    const step = fc.oneof(
      fc.record({
        reason: fc.constantFrom('bounce' as const, 'complaint' as const),
        bounce: fc.constantFrom('hard' as const, 'transient' as const),
      }),
      fc.constant('lift' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let record: SuppressionRecord | undefined;
        let since: Suppression['reason'][] = [];
        let lifted = 0;
        for (const [day, what] of steps.entries()) {
          if (what !== 'lift') {
            const { reason, bounce } = what;
            const added = {
              reason,
              at: later(at, { days: day }),
              ...(reason === 'bounce' ? { bounce } : {}),
            };
            record = withSuppression(record, added) ?? record;
            since.push(reason);
          } else if (record && standingSuppression(record)) {
            record = withLifted(record, operator('They called.', day));
            since = [];
            lifted += 1;
          }
          const strongest = since.toSorted((one, other) => strength[other] - strength[one])[0];
          expect(standingSuppression(record)?.reason).toBe(strongest);
        }
        const kept = [...(record?.earlier ?? []), ...(record?.lifted ? [record] : [])];
        expect(kept).toHaveLength(lifted);
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
