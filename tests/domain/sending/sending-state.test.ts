import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantPermits, permitTolerance, slowDown } from '../../../lib/domain/sending/permits.ts';
import {
  countAcceptance,
  countRefusal,
  freshSendingState,
  holdBack,
  isInSandbox,
  release,
  type SendingState,
  storeIdentity,
  withQuota as withNewQuota,
} from '../../../lib/domain/sending/sending-state.ts';
import { type SubscriberId, subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
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

const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((letter) =>
  subscriberId.parse(letter.repeat(26)),
);
const [ada] = people;
const limits = { accountErrors: 5, refusalsInARow: 5 };
const refuse = (sending: SendingState, whose: readonly SubscriberId[], byAccount = false): SendingState =>
  whose.reduce((state, recipient) => countRefusal(state, { recipient, byAccount }, limits, now), sending);

describe('the brake', () => {
  it.each([
    [true, 'account-errors'],
    [false, 'refusals-in-a-row'],
  ] as const)(
    'holds after so many people in a row were refused (for the account: %j), and the first reason stays',
    (byAccount, reason) => {
      const four = refuse(freshSendingState, people.slice(0, 4), byAccount);
      expect(four.hold).toBeUndefined();
      const five = refuse(four, people.slice(4, 5), byAccount);
      expect(five.hold?.reason).toBe(reason);
      expect(holdBack(five, 'bounce-rate', now).hold?.reason).toBe(reason);
      const held = { ...five, quota: { perSecond: 10, daily: -1, sent: 0, readAt: now } };
      expect(grantPermits(held, { now, wanted: 1, kind: 'confirmation', headroom }).kind).toBe('held');
    },
  );

  it('does not hold for one person, however often and for however many mails they are refused', () => {
    const often = Array.from({ length: 100 }, () => ada ?? []).flat();
    expect(refuse(freshSendingState, often).hold).toBeUndefined();
    expect(refuse(freshSendingState, often, true).hold).toBeUndefined();
  });

  it('holds for no refusals with an accepted mail between them', () => {
    const four = refuse(freshSendingState, people.slice(0, 4));
    expect(refuse(countAcceptance(four), people.slice(4)).hold).toBeUndefined();
  });

  it('holds in any order of refusals and acceptances exactly when so many different people were refused in a row', () => {
    const events = fc.array(fc.oneof(fc.constant('accepted' as const), fc.constantFrom(...people)), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(events, (happened) => {
        let sending: SendingState = freshSendingState;
        let row = new Set<string>();
        let expected = false;
        for (const event of happened) {
          sending = event === 'accepted' ? countAcceptance(sending) : refuse(sending, [event]);
          row = event === 'accepted' ? new Set() : row.add(event);
          expected ||= row.size >= limits.refusalsInARow;
        }
        expect(sending.hold !== undefined).toBe(expected);
      }),
    );
  });

  it('is released for this table, with a clean slate', () => {
    const released = release(
      holdBack(refuse(freshSendingState, people.slice(0, 2)), 'restored-table', now),
      storeIdentity.parse('this table'),
      now,
    );
    expect(released).toMatchObject({ madeIn: 'this table', refusedInARow: [], healthSince: now });
    expect(released.hold).toBeUndefined();
  });

  it('that was released is not put on again by the same people, but by as many others', () => {
    const released = release(
      refuse(freshSendingState, people.slice(0, 5)),
      storeIdentity.parse('this table'),
      now,
    );
    const again = refuse(released, people.slice(0, 5));
    expect(again.hold).toBeUndefined();
    const others = ['i', 'j', 'k', 'l', 'm'].map((letter) => subscriberId.parse(letter.repeat(26)));
    expect(refuse(again, others).hold?.reason).toBe('refusals-in-a-row');
    // Once mail has gone out, everything may be something new.
    expect(refuse(countAcceptance(again), people.slice(0, 5)).hold?.reason).toBe('refusals-in-a-row');
  });
});

describe('the sandbox', () => {
  const production = { perSecond: 14, daily: 50_000, sent: 0, readAt: now };
  const seen: SendingState = { ...freshSendingState, quota: production, sandboxSeenAt: now };

  it('is known by its quota of 200 a day', () => {
    expect(isInSandbox(freshSendingState, now)).toBe(false);
    expect(isInSandbox({ ...freshSendingState, quota: production }, now)).toBe(false);
    expect(isInSandbox({ ...freshSendingState, quota: { ...production, daily: 200 } }, now)).toBe(true);
  });

  it('is known for a day by what SES answered', () => {
    expect(isInSandbox(seen, later(now, { hours: 23 }))).toBe(true);
    expect(isInSandbox(seen, later(now, { hours: 25 }))).toBe(false);
    // As the clock was put back, that day would be as long as it was put back.
    expect(isInSandbox(seen, later(now, { hours: -25 }))).toBe(false);
  });

  it('is over when the quota has changed, and not when it was read again', () => {
    expect(isInSandbox(withNewQuota(seen, { ...production, sent: 7 }), now)).toBe(true);
    expect(isInSandbox(withNewQuota(seen, { ...production, daily: 100_000 }), now)).toBe(false);
    const sandbox = { ...seen, quota: { ...production, daily: 200 } };
    expect(isInSandbox(withNewQuota(sandbox, production), now)).toBe(false);
  });
});
