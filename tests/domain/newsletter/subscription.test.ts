import { describe, expect, it } from 'vitest';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import {
  askToJoin,
  askToJoinAgain,
  confirmJoining,
  isMember,
  resubscribeToList,
  type Subscription,
  unsubscribeFromList,
} from '../../../lib/domain/newsletter/subscription.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';

const now = instantOf('2027-01-05T10:00:00Z');
const zone = timeZone.parse('Europe/London');
const pending = askToJoin(
  { subscriberId: subscriberId.parse('a'.repeat(26)), listId: listId.parse('notes'), zone },
  now,
);
const given = (subscription: Subscription | undefined): Subscription => {
  if (!subscription) throw new Error('That should have been possible.');
  return subscription;
};
const member = given(confirmJoining(pending, now));

describe('a subscriber on a list', () => {
  it('is a member once they have confirmed, and not before', () => {
    expect(isMember(pending)).toBe(false);
    expect(isMember(member)).toBe(true);
    expect(confirmJoining(member, now)).toBeUndefined();
  });

  it('is no member after leaving, and leaving twice keeps the first date', () => {
    const left = given(unsubscribeFromList(member, 'unsubscribed', now));
    expect(isMember(left)).toBe(false);
    expect(unsubscribeFromList(left, 'unsubscribed', later(now, { days: 1 }))).toBeUndefined();
  });

  it('can undo leaving, as a member or as one who has yet to confirm', () => {
    expect(
      resubscribeToList(given(unsubscribeFromList(member, 'unsubscribed', now)), now)?.standing.status,
    ).toBe('active');
    expect(
      resubscribeToList(given(unsubscribeFromList(pending, 'unsubscribed', now)), now)?.standing.status,
    ).toBe('pending');
  });

  it.each(['bounce', 'complaint'] as const)(
    'can not come back after a %s, by undo or by signing up',
    (reason) => {
      const left = given(unsubscribeFromList(member, reason, now));
      expect(resubscribeToList(left, now)).toBeUndefined();
      expect(askToJoinAgain(left, zone, now)).toBeUndefined();
      expect(
        unsubscribeFromList(given(unsubscribeFromList(member, 'unsubscribed', now)), reason, now)?.standing,
      ).toMatchObject({
        reason,
      });
    },
  );

  it('who left and signs up again is asked afresh', () => {
    const again = given(askToJoinAgain(given(unsubscribeFromList(member, 'unsubscribed', now)), zone, now));
    expect(again).toMatchObject({ standing: { status: 'pending' }, episode: 2 });
    expect(askToJoinAgain(member, zone, now)).toBeUndefined();
  });
});
