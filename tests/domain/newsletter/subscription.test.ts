import { describe, expect, it } from 'vitest';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import {
  activateSubscription,
  isMember,
  newSubscription,
  requestSubscription,
} from '../../../lib/domain/newsletter/subscription.ts';
import type { Consent } from '../../../lib/domain/subscriber/consent.ts';
import { withLeft } from '../../../lib/domain/subscriber/standing.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';

const now = instantOf('2027-01-05T10:00:00Z');
const who = {
  subscriberId: subscriberId.parse('a'.repeat(26)),
  listId: listId.parse('notes'),
  zone: timeZone.parse('Europe/London'),
};
const consent: Consent = { textHash: 'hash', requestedAt: now, mechanism: 'own page' };

describe('a subscriber on a list', () => {
  it('is a member once they have confirmed, and not before, nor after leaving', () => {
    const pending = newSubscription(who, now);
    expect(isMember(undefined)).toBe(false);
    expect(isMember(pending)).toBe(false);
    const member = activateSubscription(pending, now);
    expect(isMember(member)).toBe(true);
    expect(member && activateSubscription(member, now)).toBeUndefined();
    expect(isMember(member && withLeft(member, 'unsubscribed', now))).toBe(false);
  });

  it('agrees to what was shown: the request waits with the consent, and confirming dates it', () => {
    const asked = requestSubscription(undefined, who, consent);
    expect(asked).toEqual({ ...newSubscription(who, now), consents: [consent] });
    const tomorrow = later(now, { days: 1 });
    expect(asked && activateSubscription(asked, tomorrow)?.consents).toEqual([
      { ...consent, confirmedAt: tomorrow },
    ]);
  });

  it('who signs up once more does so by the clock of the new request', () => {
    const asked = requestSubscription(undefined, who, consent);
    const zone = timeZone.parse('Asia/Tokyo');
    expect(requestSubscription(asked, { ...who, zone }, consent)).toMatchObject({ zone, episode: 1 });
  });
});
