import { courseId } from '../../lib/domain/content/course.ts';
import { lessonId } from '../../lib/domain/content/lesson.ts';
import { activateEnrollment } from '../../lib/domain/enrollment/activate-enrollment.ts';
import type { Outline } from '../../lib/domain/enrollment/course-outline.ts';
import { enroll } from '../../lib/domain/enrollment/enroll.ts';
import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import { claim, recordSent } from '../../lib/domain/enrollment/enrollment-ledger.ts';
import { nextStep } from '../../lib/domain/enrollment/next-step.ts';
import { subscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { type Instant, instantOf, later } from '../../lib/domain/time/instant.ts';
import { timeZone } from '../../lib/domain/time/time-zone.ts';

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
  const confirmation = activateEnrollment(enrollment, enrollment.episode, now);
  if (confirmation.kind !== 'activated') throw new Error('not activated');
  return confirmation.enrollment;
};

/** As a sweep leaves it that finds SES well. */
export const sent = (enrollment: Enrollment, at: Instant): Enrollment => {
  const step = nextStep(enrollment, outline, at);
  if (step.kind !== 'send') throw new Error(`expected to send, got ${step.kind}`);
  const claimed = claim(enrollment, step, 'me', at, later(at, { minutes: 5 }));
  return recordSent(claimed, step.key, step.attempt, outline, at);
};
