import { type CourseMail, occasionOf } from '../delivery/delivery-key.ts';
import type { Instant } from '../time/instant.ts';
import { weekdayIn } from '../time/schedule.ts';
import type { Outline } from './course-outline.ts';
import { joiningTime } from './due-time.ts';
import { enroll } from './enroll.ts';
import type { Enrollment } from './enrollment.ts';
import { recordSent } from './enrollment-ledger.ts';
import { nextLessonKey } from './next-lesson.ts';

/** When each mail of a course comes to somebody who confirms now, and whose mails all go out on time. */
export const timelineOf = (
  who: Pick<Enrollment, 'subscriberId' | 'courseId' | 'zone'>,
  outline: Outline,
  now: Instant,
): { mail: CourseMail; at: Instant }[] => {
  const joined: Enrollment = {
    ...enroll(who, now),
    standing: { status: 'active', since: now },
    cadence: outline.cadence,
  };
  const first = joiningTime(joined, outline, now);
  const come = (enrollment: Enrollment, at: Instant | undefined): { mail: CourseMail; at: Instant }[] => {
    const key = nextLessonKey(enrollment, outline);
    const mail = key && occasionOf(key)?.mail;
    if (!key || !mail || !at) return [];
    const sent = recordSent(enrollment, key, 1, outline, at);
    return [{ mail, at }, ...come(sent, sent.dueAt)];
  };
  return come({ ...joined, weekday: weekdayIn(who.zone, first) }, first);
};
