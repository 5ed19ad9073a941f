import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { enrollAgain } from '../../../lib/domain/enrollment/enroll.ts';
import { enrollmentSchema } from '../../../lib/domain/enrollment/enrollment.ts';
import {
  endMembership,
  type Membership,
  moveMembership,
  restoreMembership,
  wasLeftTogether,
} from '../../../lib/domain/membership/membership.ts';
import {
  activateSubscription,
  newSubscription,
  requestSubscription,
  subscriptionSchema,
} from '../../../lib/domain/newsletter/subscription.ts';
import { leftReason } from '../../../lib/domain/subscriber/left-reason.ts';
import { unsubscribedAt, withUnsubscribeReason } from '../../../lib/domain/subscriber/standing.ts';
import { unsubscribeReason } from '../../../lib/domain/subscriber/unsubscribe-reason.ts';
import { type Instant, later } from '../../../lib/domain/time/instant.ts';
import { activated, london, outline, pending, sent, tuesday } from '../../fixtures/in-a-course.ts';

const requested = newSubscription(
  { subscriberId: pending.subscriberId, listId: listId.parse('notes'), zone: london },
  tuesday,
);
const member = activateSubscription(requested, tuesday) ?? requested;
const completed = { ...activated(), standing: { status: 'completed' as const, at: tuesday } };

/** A membership of either kind, wherever it stands before anybody leaves. */
const memberships = fc.constantFrom<Membership>(
  pending,
  sent(pending, tuesday),
  activated(),
  sent(activated(), tuesday),
  completed,
  requested,
  member,
);
const reasons = fc.constantFrom(...leftReason.options);
const whys = fc.constantFrom(...unsubscribeReason.options);
const moments = fc.integer({ min: 0, max: 10_000 }).map((hours) => later(tuesday, { hours }));

const must = (membership: Membership | undefined): Membership => {
  if (!membership) throw new Error('nothing changed');
  return membership;
};
const leave = (membership: Membership, reason: (typeof leftReason.options)[number], at: Instant) =>
  must(endMembership(membership, reason, at));

describe('a membership, of a course or of a list', () => {
  it('once left says since when, why and from where, and leaving it again changes nothing', () => {
    fc.assert(
      fc.property(memberships, reasons, moments, moments, (membership, reason, at, again) => {
        const left = leave(membership, reason, at);
        expect(left.standing).toEqual({ status: 'left', at, reason, was: membership.standing.status });
        expect(endMembership(left, reason, again)).toBeUndefined();
        if (reason !== 'bounce') expect(endMembership(left, 'unsubscribed', again)).toBeUndefined();
      }),
    );
  });

  it('that was left by choice, or bounced, has a complaint written over it, and nothing over that', () => {
    fc.assert(
      fc.property(memberships, reasons, reasons, moments, moments, (membership, first, reason, at, again) => {
        fc.pre(first === 'unsubscribed' || first === 'bounce' || first === 'ended');
        const left = leave(membership, first, at);
        const stopped = leave(left, 'complaint', again);
        expect(stopped).toEqual({ ...left, standing: { ...left.standing, reason: 'complaint' } });
        expect(endMembership(stopped, reason, again)).toBeUndefined();
      }),
    );
  });

  it('that bounced can be left by choice, and then does not go on at a new address', () => {
    fc.assert(
      fc.property(memberships, moments, moments, (membership, at, again) => {
        const bounced = leave(membership, 'bounce', at);
        const left = leave(bounced, 'unsubscribed', again);
        expect(left.standing).toMatchObject({ reason: 'unsubscribed', at: again });
        expect(endMembership(left, 'bounce', again)).toBeUndefined();
        expect(moveMembership(left, outline, again)).toBeUndefined();
      }),
    );
  });

  it('goes on at a new address where it stood, if it was confirmed and ended by a bounce, and else not', () => {
    fc.assert(
      fc.property(memberships, reasons, moments, moments, (membership, reason, at, now) => {
        expect(moveMembership(membership, outline, now)).toBeUndefined();
        const moved = moveMembership(leave(membership, reason, at), outline, now);
        const { status } = membership.standing;
        if (reason === 'bounce' && status !== 'pending') expect(moved?.standing.status).toBe(status);
        else expect(moved).toBeUndefined();
      }),
    );
  });

  it('can be undone to where it stood, and only after leaving by choice', () => {
    fc.assert(
      fc.property(memberships, reasons, moments, moments, (membership, reason, at, now) => {
        expect(restoreMembership(membership, outline, now)).toBeUndefined();
        const back = restoreMembership(leave(membership, reason, at), outline, now);
        expect(back?.standing.status).toBe(
          reason === 'unsubscribed' ? membership.standing.status : undefined,
        );
      }),
    );
  });

  it('keeps who it is, what was agreed to and what was sent, through leaving and coming back', () => {
    const lasting = ({ standing: _, ...rest }: Membership) => {
      if (!('courseId' in rest)) return rest;
      const { dueAt: __, ...kept } = rest;
      return kept;
    };
    fc.assert(
      fc.property(memberships, moments, moments, (membership, at, now) => {
        const left = leave(membership, 'unsubscribed', at);
        expect(lasting(left)).toEqual(lasting(membership));
        expect(lasting(must(restoreMembership(left, outline, now)))).toEqual(lasting(membership));
      }),
    );
  });

  it('keeps the reason that was given last, only after leaving by choice, and no longer once back', () => {
    fc.assert(
      fc.property(memberships, reasons, whys, whys, moments, (membership, reason, first, last, at) => {
        expect(withUnsubscribeReason(membership, first)).toBeUndefined();
        const left = leave(membership, reason, at);
        const told = withUnsubscribeReason(left, first);
        expect(told !== undefined).toBe(reason === 'unsubscribed');
        if (!told) return;
        const toldAgain = must(withUnsubscribeReason(told, last));
        expect(toldAgain).toEqual({ ...left, standing: { ...left.standing, why: last } });
        expect(must(restoreMembership(toldAgain, outline, at)).standing).not.toHaveProperty('why');
      }),
    );
  });

  it('is stored as it is, whatever has become of it', () => {
    fc.assert(
      fc.property(memberships, reasons, whys, moments, (membership, reason, why, at) => {
        const left = leave(membership, reason, at);
        const told = withUnsubscribeReason(left, why) ?? left;
        const back = restoreMembership(told, outline, at) ?? told;
        for (const each of [left, told, back]) {
          const schema = 'courseId' in each ? enrollmentSchema : subscriptionSchema;
          expect(schema.parse(each)).toEqual(each);
        }
      }),
    );
  });

  it('is asked for afresh after leaving, whatever the reason: the address itself says whether it may be mailed', () => {
    const again = (membership: Membership, now: Instant) =>
      'courseId' in membership
        ? enrollAgain(membership, london, now)
        : requestSubscription(membership, membership, {
            textHash: 'hash',
            requestedAt: now,
            mechanism: 'own page',
          });
    fc.assert(
      fc.property(memberships, reasons, moments, (membership, reason, at) => {
        const { status } = membership.standing;
        const asked = again(membership, at);
        if (status === 'pending') expect(asked).toMatchObject({ episode: 1, standing: { requestedAt: at } });
        else expect(asked).toBeUndefined();
        const afresh = again(leave(membership, reason, at), at);
        expect(afresh).toMatchObject({ episode: 2, standing: { status: 'pending', requestedAt: at } });
      }),
    );
  });

  it('was left together with what was left within a minute before', () => {
    fc.assert(
      fc.property(memberships, moments, fc.integer({ min: -120, max: 120 }), (membership, at, seconds) => {
        const left = leave(membership, 'unsubscribed', at);
        expect(unsubscribedAt(left)).toBe(at);
        expect(wasLeftTogether(left, later(at, { seconds }))).toBe(seconds >= 0 && seconds <= 60);
        expect(wasLeftTogether(leave(membership, 'bounce', at), at)).toBe(false);
      }),
    );
  });
});

describe('a course that is no longer published', () => {
  it('cannot be gone back to, and a list needs no outline', () => {
    expect(
      restoreMembership(leave(activated(), 'unsubscribed', tuesday), undefined, tuesday),
    ).toBeUndefined();
    expect(
      restoreMembership(leave(member, 'unsubscribed', tuesday), undefined, tuesday)?.standing.status,
    ).toBe('active');
  });
});
