import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { activateEnrollment } from '../../../lib/domain/enrollment/activate-enrollment.ts';
import { outlineOf } from '../../../lib/domain/enrollment/course-outline.ts';
import type { Enrollment } from '../../../lib/domain/enrollment/enrollment.ts';
import { claim, recordSent } from '../../../lib/domain/enrollment/enrollment-ledger.ts';
import { nextStep } from '../../../lib/domain/enrollment/next-step.ts';
import {
  resubscribeToCourse,
  unsubscribeFromCourse,
} from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import { newSubscription } from '../../../lib/domain/newsletter/subscription.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { webhookEventsOf, webhookPayload } from '../../../lib/domain/webhooks/webhook-event.ts';
import { courseWith, personNumber } from '../../fixtures/people.ts';

const start = instantOf('2026-11-24T15:00:00Z');
const outline = outlineOf(courseWith(['flour', 'oven']));
const { enrollment: fresh, subscriber } = personNumber(0, start, false);
const asked: Enrollment = { ...fresh, version: 1 };

const activated = activateEnrollment(asked, { episode: asked.episode }, outline, start);
if (activated.kind !== 'activated') throw new Error(activated.kind);
const confirmed: Enrollment = { ...activated.enrollment, version: 2 };

const certain = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('It is so in this test.');
  return value;
};

const write = (before: Enrollment | undefined, after: Enrollment) =>
  webhookEventsOf({ kind: 'enrollment', before, after }, start);
const typesOf = (before: Enrollment | undefined, after: Enrollment) =>
  write(before, after).map(({ type }) => type);

describe('what there is to tell of a write', () => {
  it('is that somebody has asked, and that they have confirmed', () => {
    expect(typesOf(undefined, asked)).toEqual(['subscribed']);
    expect(typesOf(asked, confirmed)).toEqual(['confirmed']);
  });

  it('is each lesson as it has gone out, by its name, and nothing of the claim before it', () => {
    const at = confirmed.dueAt ?? start;
    const step = nextStep(confirmed, outline, at);
    if (step.kind !== 'send') throw new Error(step.kind);
    const claimed = claim(confirmed, step, 'worker', at, later(at, { minutes: 5 }));
    expect(write(confirmed, claimed)).toEqual([]);
    const sent = recordSent(claimed, step.key, step.attempt, outline, at);
    expect(write(claimed, sent)).toMatchObject([{ type: 'lesson.sent', lesson: 'flour', at }]);
  });

  it('is a leaving by what it was, a complaint after it too, and that somebody is back', () => {
    const left = certain(unsubscribeFromCourse(confirmed, 'unsubscribed', start));
    expect(typesOf(confirmed, left)).toEqual(['unsubscribed']);
    expect(typesOf(confirmed, certain(unsubscribeFromCourse(confirmed, 'bounce', start)))).toEqual([
      'bounced',
    ]);
    expect(typesOf(confirmed, certain(unsubscribeFromCourse(confirmed, 'complaint', start)))).toEqual([
      'complained',
    ]);
    expect(typesOf(left, certain(unsubscribeFromCourse(left, 'complaint', start)))).toEqual(['complained']);
    expect(typesOf(left, certain(resubscribeToCourse(left, outline, start)))).toEqual(['confirmed']);
    expect(typesOf(left, left)).toEqual([]);
  });

  it('is nothing of an erasure, or of a course that was ended', () => {
    for (const reason of ['erased', 'ended', 'confirmation-expired'] as const)
      expect(typesOf(confirmed, certain(unsubscribeFromCourse(confirmed, reason, start)))).toEqual([]);
  });

  it('is the same when it is told once more, and of another write it has another id', () => {
    expect(write(asked, confirmed)).toEqual(write(asked, confirmed));
    const ids = [...write(undefined, asked), ...write(asked, confirmed)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    // A dot would end the id in what is signed.
    for (const id of ids) expect(id).not.toContain('.');
  });

  it('tells a course from a newsletter of the same name', () => {
    const who = { subscriberId: subscriber.id, listId: listId.parse('bread'), zone: subscriber.zone };
    const after = { ...newSubscription(who, start), version: 1 };
    const [of] = webhookEventsOf({ kind: 'subscription', before: undefined, after }, start);
    expect(of).toMatchObject({ type: 'subscribed', of: { kind: 'newsletter', listId: 'bread' } });
    expect(of?.id).not.toBe(write(undefined, { ...asked, courseId: courseId.parse('bread') })[0]?.id);
  });
});

describe('what is sent', () => {
  const [event] = write(asked, confirmed);

  it('has type, timestamp and data, and the person by their id alone', () => {
    expect(webhookPayload(certain(event))).toEqual({
      type: 'confirmed',
      timestamp: start,
      data: { subscriber: subscriber.id, course: asked.courseId },
    });
    expect(JSON.stringify(event)).not.toContain('@');
  });

  it('has the address where it is given', () => {
    expect(webhookPayload(certain(event), 'ada@example.org').data.email).toBe('ada@example.org');
  });
});
