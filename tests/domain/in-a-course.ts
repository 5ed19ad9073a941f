import { courseId } from '../../lib/domain/course.ts';
import type { Enrollment } from '../../lib/domain/enrollment.ts';
import { claim, recordSent } from '../../lib/domain/enrollment-ledger.ts';
import { type Instant, instantOf, later } from '../../lib/domain/instant.ts';
import { confirm, enroll } from '../../lib/domain/joining.ts';
import { lessonId } from '../../lib/domain/lesson.ts';
import { nextStep } from '../../lib/domain/next-step.ts';
import type { Outline } from '../../lib/domain/outline.ts';
import { timeZone } from '../../lib/domain/site.ts';
import { subscriberId } from '../../lib/domain/subscriber.ts';

/** Somebody in London who signs up for a course of three lessons on a Tuesday afternoon. */
export const london = timeZone.parse('Europe/London');
export const [one, two, three] = [lessonId.parse('one'), lessonId.parse('two'), lessonId.parse('three')];
export const lessons = [one, two, three];
export const outline: Outline = { lessons, sendHour: 9, unknownPolicy: 'resend-once' };
export const tuesday = instantOf('2026-11-24T15:00:00Z');

export const pending = enroll(
  { subscriberId: subscriberId.parse('a'.repeat(26)), courseId: courseId.parse('a-course'), zone: london },
  tuesday,
);

/** What a rule returns where it must have changed something. */
export const given = (enrollment: Enrollment | undefined): Enrollment => {
  if (!enrollment) throw new Error('nothing changed');
  return enrollment;
};

export const activated = (enrollment: Enrollment = pending, now: Instant = tuesday): Enrollment => {
  const confirmation = confirm(enrollment, enrollment.episode, now);
  if (confirmation.outcome !== 'activated') throw new Error('not activated');
  return confirmation.enrollment;
};

/** As a sweep leaves it that finds SES well. */
export const sent = (enrollment: Enrollment, at: Instant): Enrollment => {
  const step = nextStep(enrollment, outline, at);
  if (step.do !== 'send') throw new Error(`expected to send, got ${step.do}`);
  const claimed = claim(enrollment, step, 'me', at, later(at, { minutes: 5 }));
  return recordSent(claimed, step.key, step.attempt, outline, at);
};
