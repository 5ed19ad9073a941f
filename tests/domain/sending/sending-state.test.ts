import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantPermits, permitTolerance, slowDown } from '../../../lib/domain/sending/permits.ts';
import {
  countAccountError,
  freshSendingState,
  holdBack,
  release,
  type SendingState,
  storeIdentity,
} from '../../../lib/domain/sending/sending-state.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';

const now = instantOf('2026-11-24T15:00:00Z');
const headroom = { confirmation: 0, lesson: 0.05, newsletter: 0.2 };
const withQuota = (perSecond: number, daily = -1, sent = 0) => ({
  ...freshSendingState,
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
      let sending: SendingState = freshSendingState;
      let at = now;
      const used: number[] = [];
      for (const { wanted, after } of requests) {
        at = later(at, { milliseconds: after });
        const reservation = grantPermits(
          { ...sending, quota },
          { now: at, wanted, kind: 'lesson', headroom },
        );
        if (reservation.kind !== 'granted') continue;
        sending = reservation.sending;
        for (let index = 0; index < reservation.count; index += 1)
          used.push(
            reservation.first +
              index * reservation.gap +
              ((seed * (used.length + 1)) % (permitTolerance + 1)),
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
    expect(grantPermits(busy, { now, wanted: 1, kind: 'lesson', headroom })).toEqual({
      kind: 'later',
      at: Date.parse(now) + 500,
    });
  });

  it('end with the daily quota, and lessons and newsletters unsubscribe their share to what matters more', () => {
    const outcomeOf = (kind: 'confirmation' | 'lesson' | 'newsletter', sent: number) =>
      grantPermits(withQuota(10, 100, sent), { now, wanted: 1, kind, headroom }).kind;
    expect([outcomeOf('newsletter', 79), outcomeOf('newsletter', 80)]).toEqual(['granted', 'share-used-up']);
    expect([outcomeOf('lesson', 94), outcomeOf('lesson', 95)]).toEqual(['granted', 'share-used-up']);
    expect([outcomeOf('newsletter', 100), outcomeOf('lesson', 100)]).toEqual([
      'quota-used-up',
      'quota-used-up',
    ]);
    expect([outcomeOf('confirmation', 99), outcomeOf('confirmation', 100)]).toEqual([
      'granted',
      'quota-used-up',
    ]);
  });

  it('are half as many a second after throttling, after a second of silence, and slowly more again', () => {
    const slowed = { ...withQuota(10), ...slowDown(withQuota(10), now) };
    const quota = { perSecond: 10, daily: -1, sent: 0, readAt: now };
    const first = grantPermits({ ...slowed, quota }, { now, wanted: 5, kind: 'lesson', headroom });
    expect(first).toMatchObject({ kind: 'granted', first: Date.parse(now) + 1000, gap: 210 });
    if (first.kind === 'granted') expect(first.sending.factor).toBeGreaterThan(0.5);
  });
});

describe('the brake', () => {
  it('holds after so many refusals of the account in a row, and the first reason stays', () => {
    let sending: SendingState = freshSendingState;
    for (let refusals = 1; refusals <= 5; refusals += 1) {
      expect(sending.hold).toBeUndefined();
      sending = countAccountError(sending, 5, now);
    }
    expect(sending.hold?.reason).toBe('account-errors');
    expect(holdBack(sending, 'bounce-rate', now).hold?.reason).toBe('account-errors');
    const held = { ...withQuota(10), ...sending };
    expect(
      grantPermits(
        { ...held, quota: { perSecond: 10, daily: -1, sent: 0, readAt: now } },
        { now, wanted: 1, kind: 'confirmation', headroom },
      ).kind,
    ).toBe('held');
  });

  it('is released for this table, with a clean slate', () => {
    const released = release(
      holdBack({ ...freshSendingState, accountErrors: 5 }, 'restored-table', now),
      storeIdentity.parse('this table'),
      now,
    );
    expect(released).toMatchObject({ madeIn: 'this table', accountErrors: 0, healthSince: now });
    expect(released.hold).toBeUndefined();
  });
});
