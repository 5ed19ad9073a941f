import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { furthestFree, grantPermits, slowDown } from '../../../lib/domain/sending/permits.ts';
import { freshSendingState } from '../../../lib/domain/sending/sending-state.ts';
import { type Instant, instantOf, later } from '../../../lib/domain/time/instant.ts';

const now = instantOf('2027-03-01T10:00:00Z');
const headroom = { confirmation: 0, lesson: 0, newsletter: 0 };

const stateWith = (nextFree: number, perSecond: number, factor = 1) => ({
  ...freshSendingState,
  nextFree,
  factor,
  quota: { perSecond, daily: -1, sent: 0, readAt: now },
});

describe('permits by a clock that was put back', () => {
  it('come, whatever the record says is free next, after no more than the slowest rate asks', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e15, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (nextFree, perSecond, factor) => {
          const state = stateWith(nextFree, perSecond, factor);
          const ask = (at: Instant) => grantPermits(state, { now: at, wanted: 1, kind: 'lesson', headroom });
          const first = ask(now);
          const wait = first.kind === 'later' ? first.at - Date.parse(now) : 0;
          expect(wait).toBeLessThanOrEqual(furthestFree({ perSecond }));
          const grant = ask(later(now, { milliseconds: Math.ceil(wait) }));
          expect(grant.kind).toBe('granted');
        },
      ),
    );
  });

  it('keep their turn where it was put back by no more than clocks differ', () => {
    const ahead = Date.parse(now) + 8_000;
    expect(grantPermits(stateWith(ahead, 10), { now, wanted: 1, kind: 'lesson', headroom })).toEqual({
      kind: 'later',
      at: ahead - 1000,
    });
  });

  it('are never given out further ahead than what is taken for a clock put back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.boolean(), fc.integer({ min: 1, max: 96 })), {
          maxLength: 60,
        }),
        (perSecond, steps) => {
          let state = stateWith(0, perSecond);
          let at = now;
          for (const [milliseconds, tooFast, wanted] of steps) {
            at = later(at, { milliseconds });
            if (tooFast) state = { ...slowDown(state, at), quota: state.quota };
            const grant = grantPermits(state, { now: at, wanted, kind: 'lesson', headroom });
            if (grant.kind === 'granted') state = { ...grant.sending, quota: state.quota };
            expect(state.nextFree - Date.parse(at)).toBeLessThanOrEqual(furthestFree({ perSecond }) - 10_000);
          }
        },
      ),
    );
  });
});
