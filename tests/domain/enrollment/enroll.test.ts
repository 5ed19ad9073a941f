import { describe, expect, it } from 'vitest';
import { activateEnrollment } from '../../../lib/domain/enrollment/activate-enrollment.ts';
import { enrollAgain, withRequestToConfirm } from '../../../lib/domain/enrollment/enroll.ts';
import { nextKey, nextStep } from '../../../lib/domain/enrollment/next-step.ts';
import { unsubscribeFromCourse } from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { later } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { activated, london, one, outline, pending, sent, tuesday } from '../../fixtures/in-a-course.ts';

describe('several requests for one address', () => {
  const consentOf = (textHash: string) => ({
    textHash,
    requestedAt: tuesday,
    mechanism: 'sign-up form' as const,
  });
  const asking = (zone: string, textHash: string) => ({
    address: emailAddress.parse('ada@example.org'),
    zone: timeZone.parse(zone),
    consent: consentOf(textHash),
  });
  const first = withRequestToConfirm(pending, asking('Europe/Berlin', 'first'), tuesday);
  const again = enrollAgain(first, timeZone.parse('Asia/Tokyo'), tuesday) ?? first;
  const both = withRequestToConfirm(again, asking('Asia/Tokyo', 'second'), tuesday);

  it('are confirmed each by its own link, and the other is void then', () => {
    for (const [number, zone, textHash] of [
      [1, 'Europe/Berlin', 'first'],
      [2, 'Asia/Tokyo', 'second'],
    ] as const)
      expect(activateEnrollment(both, { episode: 1, number }, outline, tuesday)).toMatchObject({
        kind: 'activated',
        enrollment: { zone, consents: [{ textHash, confirmedAt: tuesday }], waiting: [] },
      });
  });

  it('have no link to a third', () => {
    expect(activateEnrollment(both, { episode: 1, number: 3 }, outline, tuesday).kind).toBe(
      'no-longer-valid',
    );
  });
});

describe('signing up', () => {
  it('makes a confirmation mail due at once, and no lesson', () => {
    expect(nextStep(pending, outline, tuesday)).toEqual({ kind: 'send', key: 'confirm-1', attempt: 1 });
    expect(
      nextKey({ ...pending, ledger: { 'confirm-1': { status: 'sent', at: tuesday, attempt: 1 } } }, outline),
    ).toBeUndefined();
  });

  it('again while pending asks for another mail, and the first link still works', () => {
    const again = enrollAgain(pending, london, later(tuesday, { hours: 1 }));
    expect(again && nextKey(again, outline)).toBe('confirm-2');
    expect(again && activateEnrollment(again, { episode: 1 }, outline, tuesday).kind).toBe('activated');
  });

  it('again while active changes nothing', () => {
    expect(enrollAgain(activated(), london, tuesday)).toBeUndefined();
  });

  it('again after leaving asks afresh, and the links of the first sign-up open nothing', () => {
    const left = unsubscribeFromCourse(activated(), 'unsubscribed', tuesday);
    const again = left && enrollAgain(left, london, tuesday);
    expect(again?.standing.status).toBe('pending');
    expect(again && activateEnrollment(again, { episode: 1 }, outline, tuesday).kind).toBe('no-longer-valid');
    expect(again && activateEnrollment(again, { episode: 2 }, outline, tuesday).kind).toBe('activated');
  });

  it.each(['unsubscribed', 'bounce', 'complaint'] as const)(
    'after leaving by "%s" voids what waited to be confirmed before',
    (reason) => {
      const consent = { textHash: 'hash', requestedAt: tuesday, mechanism: 'sign-up form' } as const;
      const address = emailAddress.parse('ada@example.org');
      const waiting = withRequestToConfirm(pending, { consent, address, zone: london }, tuesday);
      const left = unsubscribeFromCourse(waiting, reason, tuesday);
      expect(left && enrollAgain(left, london, tuesday)?.waiting).toEqual([]);
    },
  );

  it('that is never confirmed ends after 72 hours', () => {
    const asked = sent(pending, tuesday);
    expect(asked.dueAt).toBe(later(tuesday, { hours: 72 }));
    const step = nextStep(asked, outline, later(tuesday, { hours: 72 }));
    expect(step).toMatchObject({
      kind: 'save',
      outcome: 'expired',
      enrollment: { standing: { reason: 'confirmation-expired' } },
    });
  });
});

describe('confirming', () => {
  it('makes the first lesson due at once', () => {
    expect(nextStep(activated(), outline, tuesday)).toEqual({ kind: 'send', key: one, attempt: 1 });
  });

  it('twice is fine and changes nothing', () => {
    expect(activateEnrollment(activated(), { episode: 1 }, outline, tuesday)).toEqual({
      kind: 'already-active',
    });
  });

  it('after leaving does not bring anybody back', () => {
    const left = unsubscribeFromCourse(activated(), 'unsubscribed', tuesday);
    expect(left && activateEnrollment(left, { episode: 1 }, outline, tuesday).kind).toBe('no-longer-valid');
  });
});
