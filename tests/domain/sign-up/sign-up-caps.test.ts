import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteSchema } from '../../../lib/domain/content/site.ts';
import {
  type ConfirmationRequest,
  capsFor,
  capsForAddressChange,
  capsForFreshLink,
  mailboxKey,
} from '../../../lib/domain/sign-up/sign-up-caps.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';

const limits = siteSchema.shape.signUp.parse({});
const now = instantOf('2026-11-24T10:20:00Z');
const asking = (more: Partial<ConfirmationRequest> = {}): ConfirmationRequest => ({
  address: emailAddress.parse('ada@example.org'),
  form: 'own',
  ...more,
});
const capOf = (reason: string, of: ConfirmationRequest = asking(), at = now) =>
  capsFor(of, limits, at).find((cap) => cap.reason === reason);

describe('the mailbox of an address', () => {
  it.each([
    ['ada@example.org', 'ADA@Example.org'],
    ['ada@example.org', 'ada+course@example.org'],
    ['ada@example.org', 'ada+a+b@example.org'],
    ['adalove@example.org', 'ada.love@example.org'],
    ['adalove@gmail.com', 'A.da.Love+x@googlemail.com'],
    ['ada@proton.me', 'ada+x@pm.me'],
    ['ada@yahoo.com', 'ada-shop@yahoo.com'],
    ['ada@fastmail.com', 'shop@ada.fastmail.com'],
  ])('is %s for %s too', (one, other) => {
    expect(mailboxKey(emailAddress.parse(other))).toBe(mailboxKey(emailAddress.parse(one)));
  });

  it.each([
    ['ada@example.org', 'ada@example.com'],
    ['ada@example.org', 'bob@example.org'],
    ['+a@example.org', '+b@example.org'],
  ])('is not one for %s and %s', (one, other) => {
    expect(mailboxKey(emailAddress.parse(other))).not.toBe(mailboxKey(emailAddress.parse(one)));
  });
});

describe('the caps of a confirmation mail', () => {
  it('give other forms a share of the mailbox, counted apart, and a link that has run out, and an address change, counts of their own', () => {
    const counts = [
      ...capsFor(asking(), limits, now),
      ...capsFor(asking({ form: 'elsewhere' }), limits, now),
      ...capsForFreshLink(asking().address, limits, now),
      ...capsForAddressChange(asking(), limits, now),
    ].filter(({ reason }) => reason === 'addressMonth');
    expect(counts.map(({ limit }) => limit)).toEqual([3, 1, 3, 3]);
    expect(new Set(counts.map(({ period }) => period)).size).toBe(4);
  });

  it('are one a day and three in thirty days for a mailbox, whatever the course', () => {
    expect(capOf('addressDay')).toMatchObject({ limit: 1, until: later(now, { days: 1 }) });
    expect(capOf('addressMonth')).toMatchObject({ limit: 3, until: later(now, { days: 30 }) });
  });

  it('begin anew each hour for network, domain and all, and never for a mailbox', () => {
    const of = asking({ network: 'a network' });
    for (const reason of ['network', 'domain', 'all']) {
      expect(capOf(reason, of)?.period).toBe(capOf(reason, of, later(now, { minutes: 39 }))?.period);
      expect(capOf(reason, of)?.period).not.toBe(capOf(reason, of, later(now, { minutes: 40 }))?.period);
    }
    expect(capOf('addressDay')?.period).toBe(capOf('addressDay', of, later(now, { days: 400 }))?.period);
  });

  it('go from the narrowest to the widest, so that one victim does not use up the budget of all', () => {
    const reasons = capsFor(asking({ network: 'a network', form: 'elsewhere' }), limits, now);
    expect(reasons.map(({ reason }) => reason)).toEqual([
      'addressDay',
      'addressMonth',
      'network',
      'domain',
      'elsewhere',
      'all',
    ]);
  });

  it('unsubscribe forms on other sites, and scripts, a share of the network, the domain and the hour', () => {
    const of = asking({ network: 'a network', form: 'elsewhere' });
    expect(capOf('network', of)?.limit).toBe(5);
    // Else a script could use up the hour of a big provider, whose readers then could not sign up at all.
    expect(capOf('domain', of)?.limit).toBe(62);
    expect(capOf('domain', asking({ form: 'own' }))?.limit).toBe(250);
    expect(capOf('elsewhere', of)?.limit).toBe(250);
    expect(capOf('all', of)?.limit).toBe(1000);
  });

  it('hold however the mails are spread: no window has more than its limit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 * 24 * 60 }), { maxLength: 60 }), (gaps) => {
        const counts = new Map<string, { taken: number; until: string }>();
        const sent: string[] = [];
        let at = now;
        for (const minutes of gaps) {
          at = later(at, { minutes });
          const caps = capsFor(asking(), { ...limits, perDomain: 1e9, perHour: 1e9 }, at);
          const taken = caps.map((cap) => {
            const known = counts.get(`${cap.reason} ${cap.period}`);
            return known && known.until > at ? known.taken : 0;
          });
          if (caps.some(({ limit }, index) => (taken[index] ?? 0) >= limit)) continue;
          for (const [index, cap] of caps.entries())
            counts.set(`${cap.reason} ${cap.period}`, { taken: (taken[index] ?? 0) + 1, until: cap.until });
          sent.push(at);
        }
        const within = (from: string, days: number) =>
          sent.filter((each) => each >= from && each < later(instantOf(from), { days })).length;
        return sent.every((from) => within(from, 1) <= 1 && within(from, 30) <= 3);
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});
