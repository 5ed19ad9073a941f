import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { occasionOf } from '../../../lib/domain/delivery/delivery-key.ts';
import { activateEnrollment } from '../../../lib/domain/enrollment/activate-enrollment.ts';
import { type Outline, outlineOf } from '../../../lib/domain/enrollment/course-outline.ts';
import { enrollAgain } from '../../../lib/domain/enrollment/enroll.ts';
import { type Enrollment, ledgerOf } from '../../../lib/domain/enrollment/enrollment.ts';
import {
  becomeUnknown,
  claim,
  recordFailed,
  recordSent,
  settleByEvent,
} from '../../../lib/domain/enrollment/enrollment-ledger.ts';
import { nextStep } from '../../../lib/domain/enrollment/next-step.ts';
import {
  resubscribeToCourse,
  unsubscribeFromCourse,
} from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import { endMembership, leftByMail, type Membership } from '../../../lib/domain/membership/membership.ts';
import { newDelivery, recordIssue } from '../../../lib/domain/newsletter/issue-delivery.ts';
import {
  activateSubscription,
  newSubscription,
  requestSubscription,
  type Subscription,
} from '../../../lib/domain/newsletter/subscription.ts';
import { countName, type Dated, dayOf } from '../../../lib/domain/reports/happening.ts';
import {
  enrollmentHappenings,
  erasureHappenings,
  issueHappenings,
  subscriptionHappenings,
} from '../../../lib/domain/reports/what-happened.ts';
import { signUpSource } from '../../../lib/domain/subscriber/sign-up-source.ts';
import { withUnsubscribeReason } from '../../../lib/domain/subscriber/standing.ts';
import { type Instant, instantOf, later } from '../../../lib/domain/time/instant.ts';
import { courseWith, personNumber } from '../../fixtures/people.ts';

const start = instantOf('2026-11-24T15:00:00Z');
const { enrollment: asked } = personNumber(0, start, false);
const outline = outlineOf(courseWith(['flour', 'oven', 'crust']));

const names = (all: readonly Dated[]) => all.map(({ what, by }) => `${by < 0 ? '-' : ''}${countName(what)}`);

/** One thing that can happen to an enrollment; undefined where it cannot just now. */
type Act = (enrollment: Enrollment, now: Instant) => Enrollment | undefined;

const due: Outline = outline;
const inTurn = (enrollment: Enrollment, now: Instant) => {
  const at = enrollment.dueAt && enrollment.dueAt > now ? enrollment.dueAt : now;
  return { at, step: nextStep(enrollment, due, at) };
};

const acts: Record<string, Act> = {
  asks: (enrollment, now) => enrollAgain(enrollment, enrollment.zone, now),
  confirms: (enrollment, now) => {
    const { episode } = enrollment;
    const done = activateEnrollment(enrollment, { episode }, outline, now);
    return done.kind === 'activated' ? done.enrollment : undefined;
  },
  'is sent a mail': (enrollment, now) => {
    const { at, step } = inTurn(enrollment, now);
    if (step.kind !== 'send') return step.kind === 'save' ? step.enrollment : undefined;
    const claimed = claim(enrollment, step, 'worker', at, later(at, { minutes: 5 }));
    return recordSent(claimed, step.key, step.attempt, outline, at);
  },
  'is refused a mail': (enrollment, now) => {
    const { at, step } = inTurn(enrollment, now);
    return step.kind === 'send'
      ? recordFailed(enrollment, step.key, step.attempt, 'no such mailbox', outline, at)
      : undefined;
  },
  'is sent a mail that nobody knows of': (enrollment, now) => {
    const { at, step } = inTurn(enrollment, now);
    return step.kind === 'send' ? becomeUnknown(enrollment, step.key, step.attempt, at) : undefined;
  },
  'is proven to have had it': (enrollment) => {
    const unknown = ledgerOf(enrollment).find(([, { status }]) => status === 'unknown');
    return unknown && settleByEvent(enrollment, unknown[0], outline);
  },
  'is proven not to have had the last': (enrollment) => {
    const sent = ledgerOf(enrollment).findLast(([, { status }]) => status === 'sent');
    return sent && settleByEvent(enrollment, sent[0], outline, { notSent: 'rejected' });
  },
  leaves: (enrollment, now) => unsubscribeFromCourse(enrollment, 'unsubscribed', now, 'one-click'),
  complains: (enrollment, now) => unsubscribeFromCourse(enrollment, 'complaint', now),
  'says why': (enrollment) => withUnsubscribeReason(enrollment, 'no-time'),
  'says something else': (enrollment) => withUnsubscribeReason(enrollment, 'too-many'),
  'comes back': (enrollment, now) => resubscribeToCourse(enrollment, outline, now),
};

const lives = fc.array(fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.integer({ min: 0, max: 30 })), {
  maxLength: 40,
});

/** Lives such a life, and tells each write of it. */
const live = (life: readonly (readonly [string, number])[]) => {
  const writes: { act: string; before: Enrollment | undefined; after: Enrollment; now: Instant }[] = [
    { act: 'asks', before: undefined, after: asked, now: start },
  ];
  let [enrollment, now] = [asked, start];
  for (const [act, days] of life) {
    now = later(now, { days, minutes: 1 });
    const after = acts[act]?.(enrollment, now);
    if (!after) continue;
    writes.push({ act, before: enrollment, after, now });
    enrollment = after;
  }
  return { writes, enrollment };
};

const sumOf = (all: readonly Dated[]): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const { at, what, by } of all) {
    const name = `${dayOf(at)} ${countName(what)}`;
    sums.set(name, (sums.get(name) ?? 0) + by);
  }
  return sums;
};

describe('what is counted over any life in a course', () => {
  it('is, of lessons that came and that failed, what its ledger says in the end', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { writes, enrollment } = live(life);
        const counted = sumOf(
          writes.flatMap(({ before, after, now }) => enrollmentHappenings(before, after, now)),
        );
        const inLedger = new Map<string, number>();
        for (const [key, entry] of ledgerOf(enrollment)) {
          const mail = occasionOf(key)?.mail;
          if (!mail || (entry.status !== 'sent' && entry.status !== 'failed')) continue;
          const name = `${dayOf(entry.at)} ${entry.status}:${mail}`;
          inLedger.set(name, (inLedger.get(name) ?? 0) + 1);
        }
        const ofMails = [...counted].filter(([name, count]) => / (sent|failed):/.test(name) && count !== 0);
        expect(new Map(ofMails)).toEqual(inLedger);
      }),
    );
  });

  it('is, of comings and goings, how often each was written down', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { writes } = live(life);
        const counted = names(
          writes.flatMap(({ before, after, now }) => enrollmentHappenings(before, after, now)),
        );
        const times = (name: RegExp) => counted.filter((each) => name.test(each)).length;
        const became = (from: string[], to: string) =>
          writes.filter(
            ({ before, after }) =>
              from.includes(before?.standing.status ?? 'nobody') && after.standing.status === to,
          ).length;
        expect(times(/^confirmed/)).toBe(became(['pending'], 'active'));
        expect(times(/^completed$/)).toBe(became(['active'], 'completed'));
        expect(times(/^left:/)).toBe(became(['pending', 'active', 'completed'], 'left'));
        expect(times(/^asked$/)).toBe(Math.max(...writes.map(({ after }) => after.episode)));
        expect(times(/^returned$/)).toBe(writes.filter(({ act }) => act === 'comes back').length);
      }),
    );
  });

  it('never takes back more than it has counted, on any day', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { writes } = live(life);
        const all = writes.flatMap(({ before, after, now }) => enrollmentHappenings(before, after, now));
        for (const [name, sum] of sumOf(all))
          expect({ name, isBelow: sum < 0 }).toEqual({ name, isBelow: false });
      }),
    );
  });
});

describe('what a write has made happen', () => {
  const { enrollment: member } = personNumber(0, start, true);
  const flour = lessonId.parse('flour');
  const oven = lessonId.parse('oven');
  const withLesson: Enrollment = {
    ...member,
    ledger: { [flour]: { status: 'sent', at: start, attempt: 1 } },
  };

  it('is a beginning with the first lesson, and with no other', () => {
    expect(names(enrollmentHappenings(member, withLesson, start))).toEqual(['sent:flour', 'began']);
    const next = recordSent(withLesson, oven, 1, outline, later(start, { days: 7 }));
    expect(names(enrollmentHappenings(withLesson, next, start))).toEqual(['sent:oven']);
  });

  it('names the lesson after which somebody left, and by what', () => {
    const left = unsubscribeFromCourse(withLesson, 'unsubscribed', start, 'one-click');
    if (!left) throw new Error('A member can leave.');
    expect(names(enrollmentHappenings(withLesson, left, start))).toEqual(['left:active:one-click:flour']);
    const bounced = unsubscribeFromCourse(member, 'bounce', start);
    if (!bounced) throw new Error('Mail to a member can bounce.');
    expect(names(enrollmentHappenings(member, bounced, start))).toEqual(['left:active:bounce']);
  });

  it('is a leaving where somebody is erased who had not left before', () => {
    const left = unsubscribeFromCourse(withLesson, 'unsubscribed', start, 'page');
    expect(names(erasureHappenings(withLesson, start))).toEqual(['left:active:erased:flour']);
    expect(left && erasureHappenings(left, start)).toEqual([]);
  });

  it('is nothing where a lesson has only got another name', () => {
    const renamed: Enrollment = {
      ...withLesson,
      ledger: { [lessonId.parse('wheat')]: { status: 'sent', at: start, attempt: 1 } },
    };
    expect(enrollmentHappenings(withLesson, renamed, start)).toEqual([]);
  });

  it('is one sending again of a lesson in another round, which is nobody’s first', () => {
    const again: Enrollment = {
      ...withLesson,
      round: 2,
      ledger: { ...withLesson.ledger, [`${flour}_2`]: { status: 'sent', at: start, attempt: 1 } },
    };
    expect(names(enrollmentHappenings(withLesson, again, start))).toEqual(['sent-again:flour']);
  });

  it('is an import for whoever comes by a file, and none of the lessons that others sent', () => {
    const consent = {
      textHash: 'hash',
      requestedAt: start,
      confirmedAt: start,
      mechanism: 'import',
    } as const;
    const brought: Enrollment = { ...withLesson, consents: [consent] };
    const today = instantOf('2027-03-01T10:00:00Z');
    expect(enrollmentHappenings(undefined, brought, today)).toEqual([
      { at: today, what: { kind: 'imported' }, by: 1 },
    ]);
    expect(names(enrollmentHappenings(asked, brought, today))).toEqual(['imported']);
  });

  it('keeps where a confirmed sign-up came from, for the course and for the list', () => {
    const consent = {
      textHash: 'hash',
      requestedAt: start,
      mechanism: 'sign-up form',
      signUpSource: signUpSource.parse('mill'),
    } as const;
    const done = activateEnrollment({ ...asked, consents: [consent] }, asked, outline, start);
    if (done.kind !== 'activated') throw new Error('A fresh sign-up can be confirmed.');
    expect(names(enrollmentHappenings(asked, done.enrollment, start))).toEqual(['confirmed:mill']);

    const who = { ...asked, listId: listId.parse('letters') };
    const waits = requestSubscription(undefined, who, consent);
    const joined = waits && activateSubscription(waits, start);
    if (!joined) throw new Error('A list can be joined.');
    expect(names(subscriptionHappenings(undefined, joined, start))).toEqual(['confirmed:mill']);
  });

  it('is left by a mail of a test of two subjects once, and by that of this newsletter alone', () => {
    const who = { subscriberId: asked.subscriberId, listId: listId.parse('letters'), zone: asked.zone };
    const joined = activateSubscription(newSubscription(who, start), start);
    if (!joined) throw new Error('It is confirmed.');
    const mail = { listId: who.listId, issueId: issueId.parse('2026-11-24-news'), subject: 'b' } as const;
    const left = endMembership(joined, 'unsubscribed', start, 'one-click');
    if (!left || 'courseId' in left) throw new Error('It is a subscription.');
    const namesAfter = (before: Subscription, after: Membership) => {
      if ('courseId' in after) throw new Error('It is a subscription.');
      return names(subscriptionHappenings(before, after, start));
    };
    const byIt = leftByMail(joined, left, mail);
    expect(namesAfter(joined, byIt)).toEqual(['left:active:one-click', 'tested:2026-11-24-news:b:left']);
    expect(namesAfter(left, byIt)).toEqual([]);
    expect(leftByMail(left, left, mail)).toBe(left);
    expect(leftByMail(joined, left, { ...mail, listId: listId.parse('crumbs') })).toBe(left);
    expect(leftByMail(joined, left, undefined)).toBe(left);
  });

  it('is one more copy of an issue, once', () => {
    const ref = {
      subscriberId: asked.subscriberId,
      listId: listId.parse('letters'),
      issueId: issueId.parse('2026-11-24-news'),
    };
    const waiting = newDelivery(ref, start, 72);
    const sent = { ...waiting, entry: { status: 'sent', at: start, attempt: 1 } as const };
    expect(names(issueHappenings(waiting, sent))).toEqual(['sent:2026-11-24-news']);
    expect(issueHappenings(sent, { ...sent, version: 2 })).toEqual([]);
    expect(issueHappenings(undefined, waiting)).toEqual([]);
    const expired = recordIssue(waiting, { status: 'expired', at: start });
    expect(issueHappenings(waiting, expired)).toEqual([]);
  });
});
