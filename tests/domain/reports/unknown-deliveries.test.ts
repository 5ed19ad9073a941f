import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { activateEnrollment } from '../../../lib/domain/enrollment/activate-enrollment.ts';
import type { Outline } from '../../../lib/domain/enrollment/course-outline.ts';
import { enroll } from '../../../lib/domain/enrollment/enroll.ts';
import { becomeUnknown, claim } from '../../../lib/domain/enrollment/enrollment-ledger.ts';
import { unsubscribeFromCourse } from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import {
  becomeUnknownIssue,
  claimIssue,
  newDelivery,
  recordIssue,
} from '../../../lib/domain/newsletter/issue-delivery.ts';
import { unknownIssue, unknownLessons } from '../../../lib/domain/reports/unknown-deliveries.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';

const now = instantOf('2027-01-12T09:00:00Z');
const tomorrow = later(now, { hours: 24 });
const salt = lessonId.parse('salt');
const outline: Outline = {
  lessons: [salt],
  cadence: 'weekly',
  choices: ['weekly', 'twice-weekly'],
  sendHour: 9,
  start: undefined,
  gaps: {},
  unknownPolicy: 'resend-once',
};
const ada = subscriberId.parse('a'.repeat(26));

const active = () => {
  const who = { subscriberId: ada, courseId: courseId.parse('bread'), zone: timeZone.parse('UTC') };
  const confirmed = activateEnrollment(enroll(who, now), { episode: 1 }, outline, now);
  if (confirmed.kind !== 'activated') throw new Error('A fresh sign-up can be confirmed.');
  return confirmed.enrollment;
};
const lost = becomeUnknown(active(), salt, 1, now);
const held = {
  ...lost,
  ledger: { salt: { status: 'unknown', since: now, attempt: 2, final: true } as const },
};

describe('a lesson whose fate is unknown', () => {
  it.each([
    ['is sent once more after a day', lost, outline, { kind: 'resend', at: tomorrow }],
    [
      'is held where the policy says so',
      lost,
      { ...outline, unknownPolicy: 'hold' },
      { kind: 'hold', at: tomorrow },
    ],
    [
      'is not sent a third time',
      becomeUnknown(active(), salt, 2, now),
      outline,
      { kind: 'hold', at: tomorrow },
    ],
    [
      'is held when the course has it no more',
      lost,
      { ...outline, lessons: [] },
      { kind: 'hold', at: tomorrow },
    ],
    ['stays as it is once it is held', held, outline, { kind: 'nothing' }],
    [
      'is held when its reader has left',
      unsubscribeFromCourse(lost, 'unsubscribed', now) ?? lost,
      outline,
      { kind: 'hold', at: tomorrow },
    ],
    ['has nothing due when its course is gone', lost, undefined, { kind: 'wait' }],
  ] as const)('%s', (_, enrollment, rules, next) => {
    expect(unknownLessons(enrollment, rules, now)).toMatchObject([{ key: salt, since: now, next }]);
  });

  it('is one that a dead worker claimed, too, once its lease is over', () => {
    const claimed = claim(active(), { key: salt, attempt: 1 }, 'me', now, later(now, { minutes: 5 }));
    expect(unknownLessons(claimed, outline, later(now, { minutes: 4 }))).toEqual([]);
    expect(unknownLessons(claimed, outline, later(now, { minutes: 5 }))).toEqual([
      { key: salt, since: now, attempt: 1, next: { kind: 'resend', at: tomorrow } },
    ]);
  });
});

describe('a copy of an issue whose fate is unknown', () => {
  const ref = {
    subscriberId: ada,
    listId: listId.parse('notes'),
    issueId: issueId.parse('2027-01-12-hello'),
  };
  const fine = {
    isMember: true,
    isCancelled: false,
    isPaused: false,
    unknownPolicy: 'resend-once',
    hour: undefined,
  } as const;
  const fresh = newDelivery(ref, now, 72);

  it.each([
    ['is sent once more after a day', 1, fine, { kind: 'resend', at: tomorrow }],
    [
      'is held when its reader has left the list',
      1,
      { ...fine, isMember: false },
      { kind: 'hold', at: tomorrow },
    ],
    ['waits for an issue that is paused', 1, { ...fine, isPaused: true }, { kind: 'paused' }],
    ['is not sent a third time', 2, fine, { kind: 'hold', at: tomorrow }],
  ] as const)('%s', (_, attempt, circumstances, next) => {
    const unknown = becomeUnknownIssue(fresh, attempt, now);
    expect(unknownIssue(unknown, circumstances, now)).toEqual({ since: now, attempt, next });
  });

  it('is not one that waits, is under way or has arrived', () => {
    const claimed = claimIssue(fresh, 1, 'me', now, later(now, { minutes: 5 }));
    const sent = recordIssue(fresh, { status: 'sent', at: now, attempt: 1 });
    for (const known of [fresh, claimed, sent]) expect(unknownIssue(known, fine, now)).toBeUndefined();
    expect(unknownIssue(claimed, fine, later(now, { minutes: 6 }))).toMatchObject({ attempt: 1 });
  });
});
