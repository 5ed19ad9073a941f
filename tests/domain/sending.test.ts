import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, later } from '../../lib/domain/instant.ts';
import {
  countAccountError,
  freshSending,
  holdBack,
  release,
  reserveSlots,
  type Sending,
  slotTolerance,
  slowDown,
} from '../../lib/domain/sending.ts';

const now = instantOf('2026-11-24T15:00:00Z');
const reserve = { confirmation: 0, lesson: 0.05, newsletter: 0.2 };
const withQuota = (perSecond: number, daily = -1, sent = 0) => ({
  ...freshSending,
  quota: { perSecond, daily, sent, readAt: now },
});

describe('the slots that are given out', () => {
  it('never let a second hold more than the rate, however late within the tolerance each is used', () => {
    const asked = fc.array(
      fc.record({ wanted: fc.integer({ min: 1, max: 60 }), after: fc.integer({ min: 0, max: 900 }) }),
      {
        maxLength: 40,
      },
    );
    const property = (perSecond: number, requests: { wanted: number; after: number }[], seed: number) => {
      const { quota } = withQuota(perSecond);
      let sending: Sending = freshSending;
      let at = now;
      const used: number[] = [];
      for (const { wanted, after } of requests) {
        at = later(at, { milliseconds: after });
        const reservation = reserveSlots({ ...sending, quota }, { now: at, wanted, kind: 'lesson', reserve });
        if (reservation.outcome !== 'slots') continue;
        sending = reservation.sending;
        for (let index = 0; index < reservation.count; index += 1)
          used.push(
            reservation.first + index * reservation.gap + ((seed * (used.length + 1)) % (slotTolerance + 1)),
          );
      }
      used.sort((a, b) => a - b);
      for (const [index, moment] of used.entries()) {
        const after = used[index + perSecond];
        if (after !== undefined) expect(after - moment).toBeGreaterThanOrEqual(1000);
      }
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), asked, fc.integer({ min: 0, max: 1000 }), property),
      {
        numRuns: 300,
      },
    );
  });

  it('are not given out more than a second ahead', () => {
    const busy = { ...withQuota(10), nextFree: Date.parse(now) + 1500 };
    expect(reserveSlots(busy, { now, wanted: 1, kind: 'lesson', reserve })).toEqual({
      outcome: 'later',
      at: Date.parse(now) + 500,
    });
  });

  it('end with the daily quota, and lessons and newsletters leave their share to what matters more', () => {
    const outcomeOf = (kind: 'confirmation' | 'lesson' | 'newsletter', sent: number) =>
      reserveSlots(withQuota(10, 100, sent), { now, wanted: 1, kind, reserve }).outcome;
    expect([outcomeOf('newsletter', 79), outcomeOf('newsletter', 80)]).toEqual(['slots', 'share-used-up']);
    expect([outcomeOf('lesson', 94), outcomeOf('lesson', 95)]).toEqual(['slots', 'share-used-up']);
    expect([outcomeOf('newsletter', 100), outcomeOf('lesson', 100)]).toEqual([
      'quota-used-up',
      'quota-used-up',
    ]);
    expect([outcomeOf('confirmation', 99), outcomeOf('confirmation', 100)]).toEqual([
      'slots',
      'quota-used-up',
    ]);
  });

  it('are half as many a second after throttling, after a second of silence, and slowly more again', () => {
    const slowed = { ...withQuota(10), ...slowDown(withQuota(10), now) };
    const quota = { perSecond: 10, daily: -1, sent: 0, readAt: now };
    const first = reserveSlots({ ...slowed, quota }, { now, wanted: 5, kind: 'lesson', reserve });
    expect(first).toMatchObject({ outcome: 'slots', first: Date.parse(now) + 1000, gap: 210 });
    if (first.outcome === 'slots') expect(first.sending.factor).toBeGreaterThan(0.5);
  });
});

describe('the brake', () => {
  it('holds after so many refusals of the account in a row, and the first reason stays', () => {
    let sending: Sending = freshSending;
    for (let refusals = 1; refusals <= 5; refusals += 1) {
      expect(sending.hold).toBeUndefined();
      sending = countAccountError(sending, 5, now);
    }
    expect(sending.hold?.reason).toBe('account-errors');
    expect(holdBack(sending, 'bounce-rate', now).hold?.reason).toBe('account-errors');
    const held = { ...withQuota(10), ...sending };
    expect(
      reserveSlots(
        { ...held, quota: { perSecond: 10, daily: -1, sent: 0, readAt: now } },
        { now, wanted: 1, kind: 'confirmation', reserve },
      ).outcome,
    ).toBe('held');
  });

  it('is released for this table, with a clean slate', () => {
    const released = release(
      holdBack({ ...freshSending, accountErrors: 5 }, 'restored-table', now),
      'this table',
      now,
    );
    expect(released).toMatchObject({ tableId: 'this table', accountErrors: 0, healthSince: now });
    expect(released.hold).toBeUndefined();
  });
});
